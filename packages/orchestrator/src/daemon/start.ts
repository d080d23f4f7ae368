import { systemClock } from '@poker-bot/shared/clock/clock';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import { serveAdmin } from '@poker-bot/shared/unit/admin-server';
import { Metrics } from '@poker-bot/shared/unit/metrics';
import type { UnitContext } from '@poker-bot/shared/unit/run-unit';
import type { RunningUnit } from '@poker-bot/shared/unit/running-unit';
import { createAdvisors } from '../advisors/create-advisors.ts';
import { called, serviceAddress } from '../advisors/service-address.ts';
import { BotSource } from '../bot/bot-source.ts';
import { SessionSupervisor } from '../session/session-supervisor.ts';
import { PeerWatch } from './peer-watch.ts';
import { readinessOf } from './readiness.ts';
import { startAtBoot } from './session-at-boot.ts';
import { sessionMetrics } from './session-metrics.ts';
import { sessionRoutes } from './session-routes.ts';

type Context = UnitContext<'orchestrator'>;

/** Time that advice has left when the daemon is told to stop, in milliseconds: less than the unit's own deadline. */
const drainMs = 3_000;

/** Starts the orchestrator: idle, unless the environment names a session. */
export async function start(context: Context): Promise<RunningUnit> {
  const { environment, log } = context;
  const metrics = new Metrics('orchestrator');
  const bots = await openBots(context);
  const meter = sessionMetrics(metrics);
  const supervisor = await SessionSupervisor.open({
    environment,
    bots,
    clock: systemClock,
    log,
    meter,
  });
  const peers: PeerWatch[] = [];
  const readiness = () => readinessOf(peers);
  const admin = await serveAdmin({
    host: environment.HTTP_BIND_HOST,
    port: environment.ORCH_HTTP_PORT,
    readiness,
    metrics: environment.METRICS_EXPORTER === 'none' ? undefined : metrics,
    routes: sessionRoutes(supervisor, log),
  });
  log.info('listening', { httpPort: admin.port });
  peers.push(...watchPeers(context));
  const stopping = new AbortController();
  const { SESSION_ID: sessionId } = environment;
  if (sessionId !== undefined) {
    const { signal } = stopping;
    const isReady = () => readiness().ready;
    void startAtBoot({ sessionId, supervisor, log, signal, isReady });
  }
  return {
    stop: async () => {
      stopping.abort();
      await supervisor.close(drainMs);
      for (const peer of peers) peer.close();
      await bots.close();
      await admin.close();
    },
  };
}

function openBots({ environment, log }: Context): Promise<BotSource> {
  return BotSource.open({
    path: environment.BOT_CONFIG,
    watch: environment.CONFIG_WATCH,
    log,
    makeAdvisors: (config) => createAdvisors({ config, environment, log, clock: systemClock }),
  });
}

/** The services that readiness waits for: none that is switched off. */
function watchPeers({ environment, log }: Context): PeerWatch[] {
  const security = readTransportSecurity(environment);
  const { ORCH_PING_SOLVER, ORCH_PING_VISION, VISION_SERVICE_URL } = environment;
  const solver = { name: 'solver', address: serviceAddress('solver', environment) };
  const vision = { name: 'vision', address: called(VISION_SERVICE_URL) };
  return [...(ORCH_PING_SOLVER ? [solver] : []), ...(ORCH_PING_VISION ? [vision] : [])].flatMap(
    ({ name, address }) =>
      address === undefined ? [] : [new PeerWatch({ name, address, security, log })],
  );
}
