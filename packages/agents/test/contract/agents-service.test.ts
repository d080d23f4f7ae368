import { type AgentsClient, connectAgents } from '@poker-bot/proto/client/agents-client';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { expect, test } from 'vitest';
import { Coordinator } from '../../src/coordinator/coordinator.ts';
import { listProviders } from '../../src/providers/configured-providers.ts';
import { createAgentsService } from '../../src/server/agents-service.ts';

const question = {
  seed: 's',
  observation: {
    handId: 'h',
    seat: 1,
    seats: 2,
    street: 'preflop',
    hole: [50, 44],
    board: [],
    stacks: [98, 99],
    startingStacks: [100, 100],
    bets: [2, 1],
    contributed: [2, 1],
    folded: [false, false],
    pot: 3,
    blinds: [2, 1],
    antes: [0, 0],
    minimumBet: 2,
    actions: [],
    legal: { seat: 1, fold: true, check: false, call: 1, raise: { min: 4, max: 100 } },
  },
} as const;

async function withAgents(
  source: Record<string, string>,
  use: (agents: AgentsClient) => Promise<void>,
): Promise<void> {
  const environment = loadEnvironment('agents', source);
  const coordinator = new Coordinator({
    providers: listProviders(environment),
    budgetTokens: environment.AGENT_BUDGET_TOKENS,
  });
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [createAgentsService(coordinator)],
  });
  const agents = connectAgents({ address: `127.0.0.1:${server.port}` });
  await use(agents);
  agents.close();
  await server.stop();
}

test('without a key advice fails for want of a provider', () =>
  withAgents({}, async (agents) => {
    await expect(agents.advise(question)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: 'No provider configured: set `OPENAI_API_KEY` or `ANTHROPIC_API_KEY`',
    });
  }));

test('with a key advice is honest about not being built', () =>
  withAgents({ OPENAI_API_KEY: 'k' }, async (agents) => {
    await expect(agents.advise(question)).rejects.toMatchObject({ code: 'UNIMPLEMENTED' });
  }));

test('the status lists the providers without their keys', () =>
  withAgents(
    { ANTHROPIC_API_KEY: 'k', ANTHROPIC_MODEL: 'm', AGENT_BUDGET_TOKENS: '7' },
    async (agents) => {
      expect(await agents.status()).toEqual({
        providers: [
          { name: 'openai', configured: false, model: '' },
          { name: 'anthropic', configured: true, model: 'm' },
        ],
        budgetTokens: 7,
        spentTokens: 0,
      });
    },
  ));

test('a gateway token configures every provider', () => {
  const providers = listProviders(loadEnvironment('agents', { AGENT_PROVIDER_TOKEN: 't' }));
  expect(providers.map(({ configured }) => configured)).toEqual([true, true]);
});
