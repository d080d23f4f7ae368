import { connectAgents } from '@poker-bot/proto/client/agents-client';
import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import { AdviceSkipped } from '../decision/advice-skipped.ts';
import type { Advisor } from '../decision/advisor.ts';

export interface AgentsAdvisorOptions {
  readonly name: string;
  readonly weight: number;
  /** HOST:PORT */
  readonly address: string;
  readonly security: TransportSecurity | undefined;
  /** Longest wait for one answer, in milliseconds. */
  readonly deadlineMs: number;
}

/** Answers of the service that mean "not set up to advise" rather than "broken". */
const notSetUp = new Set(['FAILED_PRECONDITION', 'UNIMPLEMENTED']);

/** Asks the agents service: language models, so its calls cost. Without a configured provider it is skipped. */
export function agentsAdvisor(options: AgentsAdvisorOptions): Advisor {
  const { name, weight, address, security, deadlineMs } = options;
  const client = connectAgents({ address, security });
  return {
    name,
    weight,
    paid: true,
    advise: async ({ observation, seed, signal }) => {
      const answer = await client
        .advise({ observation, seed }, { signal, deadlineMs })
        .catch((error: unknown) => {
          throw isNotSetUp(error) ? new AdviceSkipped(error.message, { cause: error }) : error;
        });
      const { distribution, confidence, tokens } = answer;
      return { distribution, confidence, source: 'AGENTS', tokens };
    },
    close: async () => client.close(),
  };
}

function isNotSetUp(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && notSetUp.has(String(error.code));
}
