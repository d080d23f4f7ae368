import { createLog } from '@poker-bot/logger/log/create-log';
import { serveAdmin } from '@poker-bot/shared/unit/admin-server';
import { Metrics } from '@poker-bot/shared/unit/metrics';
import { runUnit } from '@poker-bot/shared/unit/run-unit';
import { checkMode } from './mode/check-mode.ts';

/**
 * The executor as a unit of its own: it holds its place in the stack, checks mode and allowlist at start and answers
 * for its health. Actions reach the simulator inside the orchestrator; nothing is sent through this process.
 */
await runUnit({
  name: 'executor',
  entryPoint: import.meta.url,
  createLog: ({ LOG_LEVEL }) => createLog({ unit: 'executor', level: LOG_LEVEL }),
  start: async ({ environment, log }) => {
    const { mode } = checkMode(environment);
    const admin = await serveAdmin({
      host: environment.HTTP_BIND_HOST,
      port: environment.EXECUTOR_METRICS_PORT,
      readiness: () => ({ ready: true }),
      metrics: environment.METRICS_EXPORTER === 'none' ? undefined : new Metrics('executor'),
    });
    log.info('listening', { httpPort: admin.port, mode });
    return { stop: () => admin.close() };
  },
});
