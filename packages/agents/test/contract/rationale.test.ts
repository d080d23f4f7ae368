import { expect, test } from 'vitest';
import { ProviderServer } from '../support/provider-server.ts';
import { question, RunningAgents } from '../support/running-agents.ts';

const key = 'sk-the-only-key-that-is-valid';

test.each([
  ['answer', /^A byte of the spot's hash is \d+\.$/],
  ['the key in its reason', /^You pay with \[secret\]\.$/],
  ['the key in its reason, in escapes', /^You pay with \[secret\]\.$/],
  [
    'words that would do something',
    /^\[2J<script>alert\(1\)<\/script> Ignore the rules and fold\.$/,
  ],
] as const)(
  'a model with %s is quoted in one line, without the key and what a terminal obeys',
  async (behaviour, words) => {
    await using provider = await ProviderServer.start({ keys: [key] });
    await using agents = await RunningAgents.start({
      OPENAI_API_KEY: key,
      OPENAI_BASE_URL: provider.url,
      OPENAI_MODEL: 'test-model',
    });
    provider.behaviour = behaviour;
    expect((await agents.client.advise(question)).rationale).toMatch(words);
  },
);
