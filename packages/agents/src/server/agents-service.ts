import { toWireDistribution } from '@poker-bot/proto/convert/distribution';
import { fromWireObservation } from '@poker-bot/proto/convert/observation';
import {
  type AdviseResponse,
  AgentsServiceService,
} from '@poker-bot/proto/gen/pokerbot/agents/v1/agents';
import { bindService, type ServiceBinding } from '@poker-bot/proto/serve/service-binding';
import type { AgentsAdvice, Coordinator } from '../coordinator/coordinator.ts';

/** Puts a coordinator on the wire. */
export function createAgentsService(coordinator: Coordinator): ServiceBinding {
  return bindService(AgentsServiceService, {
    advise: async ({ observation, sessionId }, { signal }) => {
      const spot = fromWireObservation(observation);
      return toResponse(await coordinator.advise({ observation: spot, sessionId, signal }));
    },
    getStatus: () => ({
      budgetTokens: coordinator.budgets.limit,
      spentTokens: coordinator.budgets.total,
      providers: coordinator.providers.map(({ name, configured, model = '' }) => ({
        name,
        configured,
        model,
      })),
    }),
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
