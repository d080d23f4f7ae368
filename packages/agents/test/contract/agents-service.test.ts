import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Behaviour } from '../support/provider-behaviours.ts';
import { ProviderServer } from '../support/provider-server.ts';
import { question, RunningAgents } from '../support/running-agents.ts';

const key = 'sk-the-only-key-that-is-valid';
let provider: ProviderServer;
let folder: string;

beforeEach(async () => {
  provider = await ProviderServer.start({ keys: [key] });
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-agents-'));
});

afterEach(async () => {
  await provider[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Agents that ask the provider of this test. */
function consulting(more: Readonly<Record<string, string>> = {}): Promise<RunningAgents> {
  return RunningAgents.start({
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: provider.url,
    OPENAI_MODEL: 'test-model',
    ...more,
  });
}

describe('advice', () => {
  test('is a distribution over legal actions, with what it cost', async () => {
    await using agents = await consulting();
    const { distribution, confidence, tokens } = await agents.client.advise(question);
    expect(distribution.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(distribution.map(({ action }) => action.type)).not.toContain('check');
    expect(confidence).toBeGreaterThan(0);
    expect(tokens).toBeGreaterThan(100);
    expect(await agents.client.status()).toMatchObject({ spentTokens: tokens });
    expect(provider.calls).toEqual([{ key, accepted: true, hungUp: false }]);
    expect(agents.log).toContain(
      `"name":"openai","model":"test-model","baseUrl":"${provider.url}"`,
    );
  });

  test('is the same again for the same spot from a model that answers the same', async () => {
    await using agents = await consulting();
    const first = await agents.client.advise(question);
    expect(await agents.client.advise(question)).toEqual(first);
  });

  test('is estimated to cost something where the provider does not count', async () => {
    provider.behaviour = 'without usage';
    await using agents = await consulting();
    const { tokens } = await agents.client.advise(question);
    // As much as the status says before: a spot is told in more or fewer words, an answer as well.
    const { adviceTokens } = await agents.client.status();
    expect(tokens).toBeGreaterThan(0.7 * adviceTokens);
    expect(tokens).toBeLessThan(1.3 * adviceTokens);
  });

  test('is asked with a gateway token where there is no key', async () => {
    provider.keys = new Set(['token-of-a-gateway']);
    await using agents = await consulting({
      OPENAI_API_KEY: '',
      AGENT_PROVIDER_TOKEN: 'token-of-a-gateway',
    });
    await agents.client.advise(question);
    expect(provider.calls).toMatchObject([{ key: 'token-of-a-gateway', accepted: true }]);
  });
});

describe('without advice the reason is told', () => {
  test.each([
    [{}, 'FAILED_PRECONDITION', 'No provider configured: set `OPENAI_API_KEY` and `OPENAI_MODEL`'],
    [{ OPENAI_API_KEY: 'k' }, 'FAILED_PRECONDITION', 'No model named: set `OPENAI_MODEL`'],
    [
      { ANTHROPIC_API_KEY: 'k', ANTHROPIC_MODEL: 'm' },
      'UNIMPLEMENTED',
      'Only Anthropic is configured, and consulting it is not built yet: set `OPENAI_API_KEY` and `OPENAI_MODEL`',
    ],
  ])('when the environment is %o', async (environment, code, message) => {
    await using agents = await RunningAgents.start(environment);
    await expect(agents.client.advise(question)).rejects.toMatchObject({ code, message });
  });

  test.each<[Behaviour, string, string]>([
    [401, 'UNAUTHENTICATED', 'The provider refused the key (HTTP 401)'],
    [403, 'UNAUTHENTICATED', 'The provider refused the key (HTTP 403)'],
    [404, 'UNKNOWN', 'The provider refused the request (HTTP 404)'],
    ['a redirect', 'UNKNOWN', 'The provider refused the request (HTTP 307)'],
    [429, 'UNAVAILABLE', 'The provider limits the rate of calls (HTTP 429)'],
    [500, 'UNAVAILABLE', 'The provider failed (HTTP 500)'],
    ['half a body', 'UNAVAILABLE', 'The provider cannot be reached or broke off (UND_ERR_SOCKET)'],
    ['html', 'INTERNAL', "The provider's answer is no chat completion"],
    ['another shape', 'INTERNAL', "The provider's answer is no chat completion"],
    ['2 MB of text', 'INTERNAL', "The provider's answer is larger than 262144 bytes"],
    ['prose', 'INTERNAL', 'The model answered something that is no JSON'],
    [
      'advice of another shape',
      'INTERNAL',
      'The model answered JSON of another shape, first at actions',
    ],
    [
      'probabilities that sum to 2',
      'INTERNAL',
      "The model's advice is unsound: the probabilities sum to 2",
    ],
    [
      'an illegal action',
      'INTERNAL',
      'The model proposed `raise 999999999`, which is not legal here',
    ],
    ['never', 'DEADLINE_EXCEEDED', 'The provider did not answer in time'],
  ])(
    'when the provider answers %s, and the next call is answered',
    async (behaviour, code, message) => {
      provider.behaviour = behaviour;
      await using agents = await consulting({ AGENT_TIMEOUT_MS: '300' });
      await expect(agents.client.advise(question)).rejects.toMatchObject({ code, message });
      provider.behaviour = 'answer';
      await expect(agents.client.advise(question)).resolves.toMatchObject({});
      expect(agents.log).toContain(message.replaceAll('"', '\\"'));
      expect(agents.log).not.toContain(key);
    },
  );

  test('when nobody listens there', async () => {
    const gone = await ProviderServer.start({ keys: [key] });
    const { url } = gone;
    await gone[Symbol.asyncDispose]();
    await using agents = await consulting({ OPENAI_BASE_URL: url });
    await expect(agents.client.advise(question)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The provider cannot be reached or broke off (ECONNREFUSED)',
    });
  });

  test('when the key could not be sent, without quoting it', async () => {
    await using agents = await consulting({ OPENAI_API_KEY: 'two\nlines' });
    await expect(agents.client.advise(question)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The key holds characters that no HTTP header can carry',
    });
    expect(agents.log).not.toContain('lines');
    expect(provider.calls).toEqual([]);
  });
});

describe('time and budget', () => {
  test('all advice on a decision has its own limit', async () => {
    provider.behaviour = 'never';
    await using agents = await consulting({
      AGENT_MAX_LATENCY_MS: '200',
      AGENT_TIMEOUT_MS: '60000',
    });
    await expect(agents.client.advise(question)).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      message: 'The provider did not answer in time',
    });
  });

  test('the provider is hung up on when the caller has gone', async () => {
    provider.behaviour = 'never';
    await using agents = await consulting({
      AGENT_MAX_LATENCY_MS: '60000',
      AGENT_TIMEOUT_MS: '60000',
    });
    const gone = new AbortController();
    const asked = agents.client.advise(question, { signal: gone.signal });
    await vi.waitUntil(() => provider.calls.length === 1);
    gone.abort();
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
    await vi.waitUntil(() => provider.calls[0]?.hungUp);
  });

  test('a session that has spent its tokens is not answered, another one is', async () => {
    await using agents = await consulting({ AGENT_BUDGET_TOKENS: '1' });
    const ask = (sessionId: string) => agents.client.advise({ ...question, sessionId });
    await ask('a');
    await expect(ask('a')).rejects.toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      message: 'The session has spent its 1 tokens (`AGENT_BUDGET_TOKENS`)',
    });
    await ask('b');
    expect(provider.calls).toHaveLength(2);
  });

  test('advice that cannot be used has cost its tokens', async () => {
    provider.behaviour = 'an illegal action';
    await using agents = await consulting({ AGENT_BUDGET_TOKENS: '1' });
    await expect(agents.client.advise(question)).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(agents.client.advise(question)).rejects.toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
    });
  });

  test('calls under way are answered before the service stops', async () => {
    provider.delayMs = 300;
    await using agents = await consulting();
    const asked = agents.client.advise(question);
    await vi.waitUntil(() => provider.calls.length === 1);
    const [answer] = await Promise.all([asked, agents.stop()]);
    expect(answer.confidence).toBeGreaterThan(0);
  });
});

describe('a key that is replaced while it is in use', () => {
  const file = () => join(folder, 'key');
  const fromFile = () => consulting({ OPENAI_API_KEY: '', OPENAI_API_KEY_FILE: file() });

  test('is read again when it is refused, and the call is repeated', async () => {
    writeFileSync(file(), key);
    await using agents = await fromFile();
    await agents.client.advise(question);
    writeFileSync(file(), 'the-new-key\n');
    provider.keys = new Set(['the-new-key']);
    await agents.client.advise(question);
    await agents.client.advise(question);
    expect(provider.calls.map((call) => call.key)).toEqual([
      key,
      key,
      'the-new-key',
      'the-new-key',
    ]);
    expect(agents.log).toContain('key replaced');
  });

  test('is hidden in the log from then on', async () => {
    writeFileSync(file(), key);
    await using agents = await fromFile();
    writeFileSync(file(), 'the-new-key');
    provider.keys = new Set(['the-new-key']);
    await agents.client.advise(question);
    agents.say('here it is: the-new-key');
    expect(agents.log).toContain('here it is: [secret]');
  });

  test('is used by every call that was under way', async () => {
    writeFileSync(file(), key);
    await using agents = await fromFile();
    await agents.client.advise(question);
    writeFileSync(file(), 'the-new-key');
    provider.keys = new Set(['the-new-key']);
    const answers = Array.from({ length: 8 }, () => agents.client.advise(question));
    await expect(Promise.all(answers)).resolves.toHaveLength(8);
    expect(agents.log.match(/key replaced/g)).toHaveLength(1);
  });

  test.each([
    ['has not changed', (path: string) => writeFileSync(path, key), 2],
    ['is empty, as while it is being written', (path: string) => writeFileSync(path, ''), 2],
    ['is gone', (path: string) => rmSync(path), 2],
    ['holds another key that is refused', (path: string) => writeFileSync(path, 'other'), 3],
  ])('is not asked for for ever when the file %s', async (_case, change, calls) => {
    writeFileSync(file(), key);
    await using agents = await fromFile();
    await agents.client.advise(question);
    provider.keys = new Set(['the-new-key']);
    change(file());
    await expect(agents.client.advise(question)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(provider.calls).toHaveLength(calls);
    writeFileSync(file(), 'the-new-key');
    await agents.client.advise(question);
    expect(agents.log).not.toContain(key);
  });
});

test('the status lists the providers without their keys', async () => {
  await using agents = await RunningAgents.start({
    ANTHROPIC_API_KEY: 'k',
    ANTHROPIC_MODEL: 'm',
    AGENT_BUDGET_TOKENS: '7',
    AGENT_MAX_LATENCY_MS: '900',
  });
  expect(await agents.client.status()).toEqual({
    providers: [
      { name: 'openai', configured: false, model: '' },
      { name: 'anthropic', configured: true, model: 'm' },
    ],
    budgetTokens: 7,
    spentTokens: 0,
    adviceTokens: expect.any(Number),
    adviceMs: 900,
  });
});
