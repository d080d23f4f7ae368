import { startServer } from '@poker-bot/proto/serve/start-server';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { UnitContext } from '@poker-bot/shared/unit/run-unit';
import type { RunningUnit } from '@poker-bot/shared/unit/running-unit';
import { startRpcUnit } from '@poker-bot/shared/unit/start-rpc-unit';
import { createCoordinator } from './coordinator/create-coordinator.ts';
import { HeldKeys } from './providers/held-keys.ts';
import { createAgentsService } from './server/agents-service.ts';

/** Starts the agents daemon. It serves without a provider, so a stack needs no keys. */
export function start(context: UnitContext<'agents'>): Promise<RunningUnit> {
  const { environment, log } = context;
  const security = readTransportSecurity(environment);
  const service = createAgentsService(createCoordinator(context), new HeldKeys(context));
  return startRpcUnit({
    unit: 'agents',
    log,
    rpc: { host: environment.GRPC_BIND_HOST, port: environment.AGENTS_PORT },
    admin: { host: environment.HTTP_BIND_HOST, port: environment.AGENTS_METRICS_PORT },
    exporter: environment.METRICS_EXPORTER,
    listen: (address, onFinished) =>
      startServer({ ...address, security, services: [service], onFinished }),
  });
}
