import { AgentsServiceService } from '@poker-bot/proto/gen/pokerbot/agents/v1/agents';
import { bindService } from '@poker-bot/proto/serve/service-binding';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { expect, test } from 'vitest';
import { isAdvicePaid } from '../../../src/advisors/paid-advice.ts';

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
        getStatus: () => ({ providers, budgetTokens: 0, spentTokens: 0 }),
        checkKey: refused,
      }),
    ],
  });
  const environment = loadEnvironment('orchestrator', {
    AGENTS_ADDR: `127.0.0.1:${server.port}`,
  });
  const running = await isAdvicePaid(environment);
  await server.stop(0);
  return { running, stopped: await isAdvicePaid(environment) };
}

test('advice is paid for where one provider is configured', async () => {
  expect(await known(false, true)).toEqual({ running: true, stopped: undefined });
  expect(await known(false, false)).toEqual({ running: false, stopped: undefined });
  expect(await known()).toEqual({ running: false, stopped: undefined });
});
