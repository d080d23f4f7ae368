import { connectAgents } from '@poker-bot/proto/client/agents-client';
import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { rationaleOf } from '@poker-bot/shared/foreign-text/rationale';
import { AdviceSkipped } from '../decision/advice-skipped.ts';
import type { Advisor } from '../decision/advisor.ts';
import { serviceFault } from './service-fault.ts';

export interface AgentsAdvisorOptions {
  readonly name: string;
  readonly weight: number;
  /** HOST:PORT */
  readonly address: string;
  readonly security: TransportSecurity | undefined;
  /** Longest wait for one answer, in milliseconds. */
  readonly deadlineMs: number;
  readonly clock: Clock;
}

/** Time for which a service that is not set up is taken to stay so, in milliseconds: asking costs a decision time. */
const asksAgainAfterMs = 1_000;

/** Asks the agents service: language models, so its calls cost. Without a configured provider it is skipped. */
export function agentsAdvisor(options: AgentsAdvisorOptions): Advisor {
  const { name, weight, address, security, deadlineMs, clock } = options;
  const client = connectAgents({ address, security });
  let absence: { readonly reason: string; readonly until: number } | undefined;
  return {
    name,
    weight,
    paid: true,
    advise: async ({ observation, seed, sessionId, signal }) => {
      if (absence && clock.monotonic() < absence.until) throw new AdviceSkipped(absence.reason);
      const answer = await client
        .advise({ observation, seed, sessionId }, { signal, deadlineMs })
        .catch((error: unknown) => {
          const fault = serviceFault(error, { optional: true });
          if (fault instanceof AdviceSkipped) {
            absence = { reason: fault.message, until: clock.monotonic() + asksAgainAfterMs };
          }
          throw fault;
        });
      const { distribution, confidence, tokens } = answer;
      const rationale = rationaleOf(answer.rationale);
      const said = rationale === undefined ? {} : { rationale };
      return { distribution, confidence, source: 'AGENTS', ...said, tokens };
    },
    close: async () => client.close(),
  };
}
