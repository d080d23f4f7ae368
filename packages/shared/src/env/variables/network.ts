import { address, port, text } from '../value-types.ts';
import { setting } from '../variable.ts';

/** Who listens where, and who calls whom. */
export const networkVariables = {
  GRPC_BIND_HOST: setting({
    readers: ['solver', 'vision', 'agents'],
    schema: text,
    default: '127.0.0.1',
    purpose: 'Address that the gRPC services listen on; `0.0.0.0` inside a container',
    owner: 'platform',
  }),
  HTTP_BIND_HOST: setting({
    readers: ['solver', 'vision', 'agents', 'orchestrator'],
    schema: text,
    default: '127.0.0.1',
    purpose: 'Address that health, metrics and the session API listen on',
    owner: 'platform',
  }),
  SOLVER_PORT: setting({
    readers: ['solver', 'orchestrator', 'evaluator'],
    schema: port,
    default: '50051',
    purpose: 'Port of the solver; 0 lets the system choose',
    owner: 'solver',
  }),
  SOLVER_METRICS_PORT: setting({
    readers: ['solver'],
    schema: port,
    default: '9051',
    purpose: 'Port of the solver for `/healthz`, `/readyz` and `/metrics`',
    owner: 'solver',
  }),
  SOLVER_HOST: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: text,
    default: '127.0.0.1',
    purpose: 'Host of the solver, used with `SOLVER_PORT`',
    owner: 'solver',
  }),
  SOLVER_ADDR: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: address,
    purpose: 'Address of the solver as HOST:PORT; beats `SOLVER_HOST` and `SOLVER_PORT`',
    owner: 'solver',
  }),
  VISION_PORT: setting({
    readers: ['vision'],
    schema: port,
    default: '50052',
    purpose: 'Port of the vision service',
    owner: 'vision',
  }),
  VISION_METRICS_PORT: setting({
    readers: ['vision'],
    schema: port,
    default: '9052',
    purpose: 'Port of the vision service for `/healthz`, `/readyz` and `/metrics`',
    owner: 'vision',
  }),
  VISION_SERVICE_URL: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: address,
    default: '127.0.0.1:50052',
    purpose: 'Address of the vision service as HOST:PORT',
    owner: 'vision',
  }),
  AGENTS_PORT: setting({
    readers: ['agents'],
    schema: port,
    default: '50053',
    purpose: 'Port of the agents service',
    owner: 'agents',
  }),
  AGENTS_METRICS_PORT: setting({
    readers: ['agents'],
    schema: port,
    default: '9053',
    purpose: 'Port of the agents service for `/healthz`, `/readyz` and `/metrics`',
    owner: 'agents',
  }),
  AGENTS_ADDR: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: address,
    default: '127.0.0.1:50053',
    purpose: 'Address of the agents service as HOST:PORT',
    owner: 'agents',
  }),
  ORCH_HTTP_PORT: setting({
    readers: ['orchestrator'],
    schema: port,
    default: '8080',
    purpose: 'Port of the orchestrator for the session API, `/healthz`, `/readyz` and `/metrics`',
    owner: 'orchestrator',
  }),
};
