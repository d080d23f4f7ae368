import type { Environment } from '@poker-bot/shared/env/load';
import { noService } from '@poker-bot/shared/env/value-types';

/** A service that advises. */
export type AdvisingService = 'solver' | 'agents';

/** What says where the services are; orchestrator and evaluator both have it. */
export type ServiceEnvironment = Pick<
  Environment<'orchestrator'>,
  'SOLVER_ADDR' | 'SOLVER_HOST' | 'SOLVER_PORT' | 'AGENTS_ADDR'
>;

/** Address of a service as HOST:PORT; undefined where there is none to be asked. */
export function serviceAddress(
  service: AdvisingService,
  environment: ServiceEnvironment,
): string | undefined {
  const { SOLVER_ADDR, SOLVER_HOST, SOLVER_PORT, AGENTS_ADDR } = environment;
  return called(
    service === 'agents' ? AGENTS_ADDR : (SOLVER_ADDR ?? `${SOLVER_HOST}:${SOLVER_PORT}`),
  );
}

/** What a variable says that may say `none`. */
export function called(address: string): string | undefined {
  return address === noService ? undefined : address;
}
