import { toWireDistribution } from '@poker-bot/proto/convert/distribution';
import { fromWireObservation } from '@poker-bot/proto/convert/observation';
import {
  type AdviseResponse,
  AgentsServiceService,
  KeyVerdict,
} from '@poker-bot/proto/gen/pokerbot/agents/v1/agents';
import { bindService, type ServiceBinding } from '@poker-bot/proto/serve/service-binding';
import { adviceTokens } from '../coordinator/advice-tokens.ts';
import type { AgentsAdvice, Coordinator } from '../coordinator/coordinator.ts';
import type { HeldKeys } from '../providers/held-keys.ts';

const verdicts = {
  accepted: KeyVerdict.ACCEPTED,
  refused: KeyVerdict.REFUSED,
  unclear: KeyVerdict.UNCLEAR,
};

/** Puts a coordinator on the wire. */
export function createAgentsService(coordinator: Coordinator, keys: HeldKeys): ServiceBinding {
  return bindService(AgentsServiceService, {
    advise: async ({ observation, sessionId }, { signal }) => {
      const spot = fromWireObservation(observation);
      return toResponse(await coordinator.advise({ observation: spot, sessionId, signal }));
    },
    getStatus: () => ({
      budgetTokens: coordinator.budgets.limit,
      spentTokens: coordinator.budgets.total,
      adviceTokens: adviceTokens(),
      adviceMs: coordinator.maxLatencyMs,
      providers: coordinator.providers.map(({ name, configured, model = '' }) => ({
        name,
        configured,
        model,
      })),
    }),
    checkKey: async ({ variable }, { signal }) => {
      const { outcome, detail } = await keys.check(variable, signal);
      return { verdict: verdicts[outcome], detail };
    },
  });
}

function toResponse(advice: AgentsAdvice): AdviseResponse {
  const { persona, provider, confidence, rationale, latencyMs, tokens } = advice;
  const distribution = toWireDistribution(advice.distribution);
  const opinion = {
    persona: `${persona.name}@${persona.version}`,
    provider,
    weight: 1,
    distribution,
    confidence,
    latencyMs: Math.round(latencyMs),
    rationale,
  };
  return { distribution, confidence, opinions: [opinion], tokens };
}
