import { AgentsServiceService } from '@poker-bot/proto/gen/pokerbot/agents/v1/agents';
import { bindService, type ServiceBinding } from '@poker-bot/proto/serve/service-binding';
import type { Coordinator } from '../coordinator/coordinator.ts';

/** Puts a coordinator on the wire. */
export function createAgentsService(coordinator: Coordinator): ServiceBinding {
  return bindService(AgentsServiceService, {
    advise: () => coordinator.advise(),
    getStatus: () => {
      const { providers, budgetTokens, spentTokens } = coordinator.status();
      return {
        budgetTokens,
        spentTokens,
        providers: providers.map(({ name, configured, model = '' }) => ({
          name,
          configured,
          model,
        })),
      };
    },
  });
}
