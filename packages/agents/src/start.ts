import { startServer } from '@poker-bot/proto/serve/start-server';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { UnitContext } from '@poker-bot/shared/unit/run-unit';
import type { RunningUnit } from '@poker-bot/shared/unit/running-unit';
import { startRpcUnit } from '@poker-bot/shared/unit/start-rpc-unit';
import { Coordinator } from './coordinator/coordinator.ts';
import { listProviders } from './providers/configured-providers.ts';
import { createAgentsService } from './server/agents-service.ts';

/** Starts the agents daemon. It serves without a provider, so a stack needs no keys. */
export function start({ environment, log }: UnitContext<'agents'>): Promise<RunningUnit> {
  const security = readTransportSecurity(environment);
  const coordinator = new Coordinator({
    providers: listProviders(environment),
    budgetTokens: environment.AGENT_BUDGET_TOKENS,
  });
  return startRpcUnit({
    unit: 'agents',
    log,
    rpc: { host: environment.GRPC_BIND_HOST, port: environment.AGENTS_PORT },
    admin: { host: environment.HTTP_BIND_HOST, port: environment.AGENTS_METRICS_PORT },
    exporter: environment.METRICS_EXPORTER,
    listen: (address, onFinished) =>
      startServer({
        ...address,
        security,
        services: [createAgentsService(coordinator)],
        onFinished,
      }),
  });
}
