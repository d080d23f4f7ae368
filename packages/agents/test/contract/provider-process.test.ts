import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import type { ProviderChange, ProviderState } from '../support/controlled-provider.ts';
import { question, RunningAgents } from '../support/running-agents.ts';

const program = join(import.meta.dirname, '../support/run-provider.mjs');

test('the provider of the tests runs as a process whose keys and behaviour others change', async () => {
  const child = spawn(process.execPath, [program, '--key', 'old'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const { url, control } = JSON.parse(String(line)) as { url: string; control: string };
    const change = async (body: ProviderChange): Promise<ProviderState> => {
      const response = await fetch(control, { method: 'POST', body: JSON.stringify(body) });
      return (await response.json()) as ProviderState;
    };
    const models = async (key: string) => {
      const headers = { authorization: `Bearer ${key}` };
      const response = await fetch(`${url}/models`, { headers });
      return [response.status, await response.json()];
    };
    expect(await models('old')).toMatchObject([200, { data: [{ id: 'test-model' }] }]);
    await using agents = await RunningAgents.start({
      OPENAI_API_KEY: 'old',
      OPENAI_BASE_URL: url,
      OPENAI_MODEL: 'test-model',
    });
    await agents.client.advise(question);
    await change({ keys: ['new'] });
    expect(await models('old')).toMatchObject([401, { error: { code: 'invalid_api_key' } }]);
    await expect(agents.client.advise(question)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await change({ keys: ['old'], behaviour: 500 });
    await expect(agents.client.advise(question)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const state = await change({ behaviour: 'answer', delayMs: 1 });
    expect(state).toEqual({ behaviour: 'answer', delayMs: 1, accepted: 2, refused: 1 });
    await agents.client.advise(question);
  } finally {
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  }
});
