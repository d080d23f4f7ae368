import { describe, expect, test } from 'vitest';
import { ProviderServer } from '../support/provider-server.ts';
import { RunningAgents } from '../support/running-agents.ts';

const key = 'sk-the-only-key-that-is-valid';

function asking({ url }: ProviderServer): Promise<RunningAgents> {
  return RunningAgents.start({ OPENAI_API_KEY: key, OPENAI_BASE_URL: url });
}

describe('the key that the service holds', () => {
  test('is checked at the provider, without any advice', async () => {
    await using provider = await ProviderServer.start({ keys: [key] });
    await using agents = await asking(provider);
    expect(await agents.client.checkKey('OPENAI_API_KEY')).toEqual({
      outcome: 'accepted',
      detail: 'it accepts the key',
    });
    provider.keys = new Set();
    expect(await agents.client.checkKey('OPENAI_API_KEY')).toEqual({
      outcome: 'refused',
      detail: 'it does not accept the key (HTTP 401)',
    });
    expect(provider.calls).toEqual([]);
    expect(agents.log).not.toContain(key);
  });

  test('cannot be checked where there is none, or nobody to ask', async () => {
    await using provider = await ProviderServer.start({ keys: [key] });
    await using agents = await asking(provider);
    const code = 'FAILED_PRECONDITION';
    await expect(agents.client.checkKey('AGENT_PROVIDER_TOKEN')).rejects.toMatchObject({ code });
    await expect(agents.client.checkKey('SENTRY_DSN')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});
