import { connectSolver } from '@poker-bot/proto/client/solver-client';
import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import type { Advisor } from '../decision/advisor.ts';
import { serviceFault } from './service-fault.ts';

export interface SolverAdvisorOptions {
  readonly name: string;
  readonly weight: number;
  /** HOST:PORT */
  readonly address: string;
  readonly security: TransportSecurity | undefined;
  /** Work a decision: the same in every run, so that the answer is. */
  readonly samples: number;
  /** Longest wait for one answer, in milliseconds. */
  readonly deadlineMs: number;
}

/** Asks the solver service. A lost connection comes back by itself; until then calls fail at once. */
export function solverAdvisor(options: SolverAdvisorOptions): Advisor {
  const { name, weight, address, security, samples, deadlineMs } = options;
  const client = connectSolver({ address, security });
  return {
    name,
    weight,
    paid: false,
    advise: async ({ observation, seed, signal }) => {
      const answer = await client
        .advise({ observation, samples, seed }, { signal, deadlineMs })
        .catch((error: unknown) => {
          throw serviceFault(error, { optional: false });
        });
      const { distribution, confidence, source } = answer;
      return { distribution, confidence, source };
    },
    close: async () => client.close(),
  };
}
