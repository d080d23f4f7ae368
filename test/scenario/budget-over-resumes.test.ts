import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const calls = 60;

/** What each advisor did in the hands of a run, and what it cost. */
function advice(file: string) {
  const hands = readFileSync(file, 'utf8').trimEnd().split('\n');
  const rows = hands.flatMap((line) =>
    (JSON.parse(line) as Hand).decisions.flatMap(({ advisors }) => advisors),
  );
  const answered = rows.filter(({ name, outcome }) => name === 'agents' && outcome === 'answered');
  return { hands: hands.length, answered };
}

interface Hand {
  readonly decisions: readonly {
    readonly advisors: readonly { name: string; outcome: string; tokens?: number }[];
  }[];
}

test('a run that is stopped and goes on spends the budget of its bot once', async () => {
  using folder = temporaryFolder('budget');
  await using provider = await ProviderServer.start({ keys: ['key'] });
  provider.delayMs = 15;
  const options = { cwd: folder.path, environment: { POKERBOT_HOME: join(folder.path, 'home') } };
  const workspace = join(folder.path, 'workspace');
  const pokerbot = (...args: string[]) => run(launcher, [...args, '-C', workspace], options);
  const succeed = async (...args: string[]) =>
    expect(await pokerbot(...args)).toMatchObject({ status: 0 });
  await succeed('init', '--yes', '--driver', 'process');
  appendFileSync(
    join(workspace, '.env.agents'),
    `\nOPENAI_BASE_URL=${provider.url}\nOPENAI_MODEL=test-model\nOPENAI_API_KEY=key\n`,
  );
  writeFileSync(
    join(workspace, 'config/bot/thrifty.bot.json'),
    JSON.stringify({
      name: 'thrifty',
      advisors: [{ type: 'agents' }, { type: 'heuristic', samples: 5 }],
      guards: { budget: { calls, tokens: 1_000_000, timeMs: 1_000_000_000 } },
    }),
  );
  const file = join(workspace, 'results/eval/stopped/hands.jsonl');
  try {
    await succeed('up');
    const argv = ['eval', 'smoke', '--bot', 'thrifty', '--hands', '120', '--run-id', 'stopped'];
    const child = spawn(launcher, [...argv, '-C', workspace], {
      cwd: folder.path,
      env: { ...process.env, ...options.environment },
      stdio: 'ignore',
    });
    const ended = once(child, 'close');
    await vi.waitUntil(() => provider.calls.length >= 25, { timeout: 60_000, interval: 5 });
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    const before = advice(file);
    expect(before.hands).toBeLessThan(120);
    expect(before.answered.length).toBeGreaterThan(0);

    await pokerbot('eval', 'smoke', '--resume', 'stopped');
    const after = advice(file);
    expect(after).toMatchObject({ hands: 120 });
    expect(after.answered).toHaveLength(calls);
    expect(after.answered.every(({ tokens = 0 }) => tokens > 0)).toBe(true);
  } finally {
    await succeed('down');
  }
});
