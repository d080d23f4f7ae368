import { systemClock } from '@poker-bot/shared/clock/clock';
import { serveAdmin } from '@poker-bot/shared/unit/admin-server';
import { Metrics } from '@poker-bot/shared/unit/metrics';
import { runUnit } from '@poker-bot/shared/unit/run-unit';
import { removeOldHandLogs } from './hands/retention.ts';
import { createLog } from './log/create-log.ts';

const hour = 3_600_000;

/**
 * The logger as a unit of its own: it keeps the folder of hand logs within its retention. Hands are written by the
 * process that plays them, so that a hand is never lost on the way.
 */
await runUnit({
  name: 'logger',
  entryPoint: import.meta.url,
  createLog: ({ LOG_LEVEL }) => createLog({ unit: 'logger', level: LOG_LEVEL }),
  start: async ({ environment, log }) => {
    let fault: string | undefined;
    const sweep = () => {
      try {
        const removed = removeOldHandLogs({
          directory: environment.LOGGER_OUTPUT_DIR,
          prefix: environment.LOGGER_SESSION_PREFIX,
          days: environment.LOGGER_RETENTION_DAYS,
          clock: systemClock,
        });
        fault = undefined;
        log.info('swept', { removed });
      } catch (error) {
        fault = (error as Error).message;
        log.error('sweep failed', { error });
      }
    };
    const admin = await serveAdmin({
      host: environment.HTTP_BIND_HOST,
      port: environment.LOGGER_METRICS_PORT,
      readiness: () => (fault === undefined ? { ready: true } : { ready: false, reason: fault }),
      metrics: environment.METRICS_EXPORTER === 'none' ? undefined : new Metrics('logger'),
    });
    log.info('listening', { httpPort: admin.port });
    sweep();
    const timer = setInterval(sweep, hour);
    return {
      stop: async () => {
        clearInterval(timer);
        await admin.close();
      },
    };
  },
});
