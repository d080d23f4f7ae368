import { AgentsServiceService } from '@poker-bot/proto/gen/pokerbot/agents/v1/agents';
import { bindService } from '@poker-bot/proto/serve/service-binding';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { expect, test } from 'vitest';
import { priceOfAdvice } from '../../../src/advisors/advice-price.ts';

/** What is known of an agents service whose providers are these, while it runs and when it has stopped. */
async function known(...configured: readonly boolean[]) {
  const refused = () => Promise.reject(new RpcError('FAILED_PRECONDITION', 'not here'));
  const providers = configured.map((each, at) => ({
    name: `provider-${at}`,
    configured: each,
    model: '',
  }));
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      bindService(AgentsServiceService, {
        advise: refused,
        getStatus: () => ({
          providers,
          budgetTokens: 70_000,
          spentTokens: 9,
          adviceTokens: 800,
          adviceMs: 900,
        }),
        checkKey: refused,
      }),
    ],
  });
  const environment = loadEnvironment('orchestrator', {
    AGENTS_ADDR: `127.0.0.1:${server.port}`,
  });
  const running = await priceOfAdvice(environment);
  await server.stop(0);
  return { running, stopped: await priceOfAdvice(environment) };
}

test.each([
  [true, [false, true]],
  [false, [false, false]],
  [false, []],
])(
  'that advice is paid for is %j where providers are configured: %j',
  async (isPaid, providers) => {
    const running = { isPaid, budgetTokens: 70_000, tokensPerCall: 800, longestMs: 900 };
    expect(await known(...providers)).toEqual({ running, stopped: undefined });
  },
);
