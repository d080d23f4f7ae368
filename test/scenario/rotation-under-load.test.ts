import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import type { SmokeSummary } from '../../packages/shared/src/evaluation/smoke-summary.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const hands = 1_000;
const oldKey = 'the-key-of-last-month';
const newKey = 'the-key-of-this-month';
const patience = { timeout: 60_000, interval: 10 };

test('a key is rotated in the middle of an evaluation, and the old one is refused from then on: no decision and no hand is lost', async () => {
  using folder = temporaryFolder('rotate');
  await using provider = await ProviderServer.start({ keys: [oldKey, newKey] });
  provider.delayMs = 10;
  const workspace = join(folder.path, 'workspace');
  const start = (...args: string[]) =>
    spawn(launcher, args, {
      cwd: folder.path,
      env: { ...process.env, POKERBOT_HOME: join(folder.path, 'home') },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  const succeed = async (args: readonly string[], input = '') => {
    const child = start(...args, '-C', workspace);
    child.stdin.end(input);
    const printed = await text(child.stdout);
    await vi.waitUntil(() => child.exitCode !== null, patience);
    expect({ args, exitCode: child.exitCode }).toEqual({ args, exitCode: 0 });
    return printed;
  };
  await text(start('init', workspace, '--yes', '--driver', 'process').stdout);
  appendFileSync(join(workspace, 'pokerbot.yaml'), 'secrets: { store: vault }\n');
  const settings = [`OPENAI_BASE_URL=${provider.url}`, 'OPENAI_MODEL=test-model'];
  const budget = 'AGENT_BUDGET_TOKENS=100000000';
  appendFileSync(join(workspace, '.env.agents'), `\n${[...settings, budget].join('\n')}\n`);
  await succeed(['secrets', 'set', 'OPENAI_API_KEY'], oldKey);
  try {
    await succeed(['up']);
    const run = ['eval', 'smoke', '--hands', `${hands}`, '--run-id', 'rotated', '--json'];
    const evaluation = start(...run, '-C', workspace);
    const printed = text(evaluation.stdout);
    await vi.waitUntil(() => provider.calls.length >= 100, patience);
    await succeed(['secrets', 'rotate', 'OPENAI_API_KEY', '--stdin'], newKey);
    provider.keys = new Set([newKey]);
    const atRotation = provider.calls.length;
    expect(evaluation.exitCode).toBeNull();

    const summary = JSON.parse(await printed) as SmokeSummary;
    expect(summary).toMatchObject({ hands, degradedHands: 0, illegalActions: 0, crashes: 0 });
    expect(summary.advisors.agents).toMatchObject({ late: 0, failed: 0, illegal: 0, skipped: 0 });
    const played = readFileSync(join(workspace, 'results/eval/rotated/hands.jsonl'), 'utf8');
    expect(played.trimEnd().split('\n')).toHaveLength(hands);
    const later = provider.calls.slice(atRotation);
    expect(later.length).toBeGreaterThan(100);
    expect(later.filter(({ accepted }) => !accepted)).toEqual([]);
    process.stdout.write(
      `${hands} hands, ${summary.latencyMs.decisions} decisions with a model in the loop, key rotated after ${atRotation} calls: ` +
        `0 degraded hands, 0 calls with the old key afterwards\n`,
    );
  } finally {
    await succeed(['down']);
  }
});
