import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { findProvider } from '../../src/provider-keys/find-provider.ts';
import { listModels } from '../../src/provider-keys/list-models.ts';
import { Secret } from '../../src/secret/secret.ts';

const pace = { answerWithin: 300, pause: 5, longestPause: 50 };
const key = 'sk-of-a-test';
const servers: { close(): void }[] = [];

afterAll(() => {
  for (const server of servers) server.close();
});

/** A provider that answers its calls in this order, the last answer for ever. */
async function provider(...answers: RequestListener[]) {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    const answer = answers[Math.min(keys.length, answers.length) - 1];
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/models`;
  return { url, keys };
}

const says =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

const models = says(200, '{"object":"list","data":[{"id":"m"}]}');
const never: RequestListener = () => undefined;
const cutOff: RequestListener = (request) => void request.socket.destroy();
const huge: RequestListener = (_request, response) => {
  response.writeHead(200);
  const chunk = 'x'.repeat(1_000_000);
  const write = () => {
    while (response.write(chunk) && !response.destroyed);
    response.once('drain', write);
  };
  write();
};

const ask = (url: string, signal = new AbortController().signal) =>
  listModels({ url, headers: { authorization: `Bearer ${key}` }, signal, pace });

describe('a provider that is asked for its models', () => {
  test.each([
    ['its models', [models], 'accepted', 'it accepts the key', 1],
    ['401', [says(401, '{"error":{}}')], 'refused', 'it does not accept the key (HTTP 401)', 1],
    [
      'a page',
      [says(200, '<html>')],
      'unclear',
      'it answered with something that is no list of models',
      3,
    ],
    [
      'JSON of another kind',
      [says(200, '{"data":{}}')],
      'unclear',
      'it answered with something that is no list of models',
      3,
    ],
    ['403', [says(403, '')], 'unclear', 'it answered with HTTP 403', 3],
    ['500', [says(500, 'oops')], 'unclear', 'it answered with HTTP 500', 3],
    ['nothing', [never], 'unclear', 'it did not answer within 0.3 s', 3],
    ['a closed connection', [cutOff], 'unclear', 'it cannot be reached (UND_ERR_SOCKET)', 3],
    [
      'no end of text',
      [huge],
      'unclear',
      'it answered with something that is no list of models',
      3,
    ],
    [
      'a redirection, which is not followed',
      [says(302, '', { location: 'http://127.0.0.1:1/' })],
      'unclear',
      'it answered with HTTP 302',
      3,
    ],
    [
      '429 and then its models',
      [says(429, '', { 'retry-after': '1' }), models],
      'accepted',
      'it accepts the key',
      2,
    ],
    [
      '503 and then 401',
      [says(503, ''), says(401, '')],
      'refused',
      'it does not accept the key (HTTP 401)',
      2,
    ],
  ] as const)('answering %s', async (_answer, answers, outcome, detail, calls) => {
    const { url, keys } = await provider(...answers);
    await expect(ask(url)).resolves.toEqual({ outcome, detail });
    expect(keys).toEqual(Array.from({ length: calls }, () => `Bearer ${key}`));
  });

  test('being away', async () => {
    const { url } = await provider(never);
    servers.pop()?.close();
    await expect(ask(url)).resolves.toEqual({
      outcome: 'unclear',
      detail: 'it cannot be reached (ECONNREFUSED)',
    });
  });

  test('is not waited for after an interruption', async () => {
    const { url, keys } = await provider(never);
    const abort = new AbortController();
    const answer = ask(url, abort.signal);
    abort.abort();
    await expect(answer).resolves.toMatchObject({ outcome: 'unclear' });
    expect(keys.length).toBeLessThanOrEqual(1);
  });
});

describe('the provider of a key', () => {
  test.each([
    ['OPENAI_API_KEY', {}, 'OpenAI at https://api.openai.com'],
    [
      'OPENAI_API_KEY',
      { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1/' },
      'OpenAI at http://127.0.0.1:9',
    ],
    [
      'AGENT_PROVIDER_TOKEN',
      { OPENAI_BASE_URL: 'http://gateway/v1' },
      'The gateway at http://gateway',
    ],
    ['ANTHROPIC_API_KEY', {}, 'Anthropic at https://api.anthropic.com'],
    ['AGENT_PROVIDER_TOKEN', {}, undefined],
    ['AGENT_PROVIDER_TOKEN', { OPENAI_BASE_URL: 'https://api.openai.com/v1' }, undefined],
    ['SENTRY_DSN', {}, undefined],
  ])('in `%s` with %o', (variable, settings, name) => {
    expect(findProvider(variable, settings)?.name).toBe(name);
  });

  test('is asked for its models with the key in the header that it wants', async () => {
    const { url, keys } = await provider(models);
    const found = findProvider('OPENAI_API_KEY', { OPENAI_BASE_URL: url.replace('/models', '') });
    const { signal } = new AbortController();
    await expect(found?.verify(new Secret(key), signal)).resolves.toMatchObject({
      outcome: 'accepted',
    });
    expect(keys).toEqual([`Bearer ${key}`]);
  });

  test('is not asked about a key that no header can carry', async () => {
    const { url, keys } = await provider(models);
    const found = findProvider('OPENAI_API_KEY', { OPENAI_BASE_URL: url.replace('/models', '') });
    const { signal } = new AbortController();
    await expect(found?.verify(new Secret('a\nb'), signal)).resolves.toEqual({
      outcome: 'refused',
      detail: 'it holds characters that no provider puts into a key',
    });
    expect(keys).toEqual([]);
  });

  test('cannot be asked at what is no address', async () => {
    const found = findProvider('OPENAI_API_KEY', { OPENAI_BASE_URL: 'api.example' });
    const { signal } = new AbortController();
    await expect(found?.verify(new Secret(key), signal)).resolves.toEqual({
      outcome: 'unclear',
      detail: '`api.example/models` is no address',
    });
  });
});
