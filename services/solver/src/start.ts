import { startServer } from '@poker-bot/proto/serve/start-server';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { UnitContext } from '@poker-bot/shared/unit/run-unit';
import type { RunningUnit } from '@poker-bot/shared/unit/running-unit';
import { startRpcUnit } from '@poker-bot/shared/unit/start-rpc-unit';
import { advise } from './heuristic/advise.ts';
import { warmUp } from './heuristic/warm-up.ts';
import { createSolverService } from './server/solver-service.ts';

/** Starts the solver. */
export function start({ environment, log }: UnitContext<'solver'>): Promise<RunningUnit> {
  const security = readTransportSecurity(environment);
  warmUp();
  return startRpcUnit({
    unit: 'solver',
    log,
    rpc: { host: environment.GRPC_BIND_HOST, port: environment.SOLVER_PORT },
    admin: { host: environment.HTTP_BIND_HOST, port: environment.SOLVER_METRICS_PORT },
    exporter: environment.METRICS_EXPORTER,
    listen: (address, onFinished) =>
      startServer({ ...address, security, services: [createSolverService(advise)], onFinished }),
  });
}
