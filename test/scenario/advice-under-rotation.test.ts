import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import type { SmokeSummary } from '../../packages/shared/src/evaluation/smoke-summary.ts';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const hands = 600;
const oldKey = 'the-key-of-last-month';
const newKey = 'the-key-of-this-month';
const patience = { timeout: 60_000, interval: 10 };

test('an evaluation with a model in the loop loses no decision while its agents are restarted, killed, and their key is replaced', async () => {
  using folder = temporaryFolder('rotation');
  await using provider = await ProviderServer.start({ keys: [oldKey] });
  provider.delayMs = 15;
  const keyFile = join(folder.path, 'key');
  writeFileSync(keyFile, oldKey);
  const options = { cwd: folder.path, environment: { POKERBOT_HOME: join(folder.path, 'home') } };
  const workspace = join(folder.path, 'workspace');
  const pokerbot = (...args: string[]) => run(launcher, [...args, '-C', workspace], options);
  const succeed = async (...args: string[]) => {
    const ended = await pokerbot(...args);
    expect(ended).toMatchObject({ status: 0 });
    return ended.stdout;
  };
  const evaluation = (runId: string) => ['eval', 'smoke', '--hands', `${hands}`, '--run-id', runId];
  await run(launcher, ['init', workspace, '--yes', '--driver', 'process'], options);
  appendFileSync(
    join(workspace, '.env.agents'),
    [
      '',
      `OPENAI_BASE_URL=${provider.url}`,
      'OPENAI_MODEL=test-model',
      `OPENAI_API_KEY_FILE=${keyFile}`,
      'AGENT_BUDGET_TOKENS=100000000',
      '',
    ].join('\n'),
  );
  try {
    await succeed('up');
    const child = spawn(launcher, [...evaluation('disturbed'), '--json', '-C', workspace], {
      cwd: folder.path,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed = outputOf(child);
    const playOn = (more: number) => {
      const enough = provider.calls.length + more;
      return vi.waitUntil(() => provider.calls.length >= enough, patience);
    };

    await playOn(40);
    await succeed('restart', 'agents');
    await playOn(40);
    process.kill(await pidOfAgents(succeed), 'SIGKILL');
    await playOn(40);
    writeFileSync(keyFile, newKey);
    provider.keys = new Set([newKey]);
    await playOn(40);
    expect(child.exitCode).toBeNull();

    const summary = JSON.parse(await printed) as SmokeSummary;
    expect(child.exitCode).toBe(0);
    const decisions = summary.latencyMs.decisions;
    expect(summary).toMatchObject({ hands, degradedHands: 0, illegalActions: 0, crashes: 0 });
    expect(summary.advisors.agents).toEqual({
      answered: decisions,
      late: 0,
      failed: 0,
      illegal: 0,
      skipped: 0,
    });
    const refused = provider.calls.filter(({ accepted }) => !accepted);
    expect(refused.length).toBeGreaterThan(0);
    expect(provider.calls.at(-1)).toMatchObject({ key: newKey, accepted: true });
    const [p50, p99, max] = ['p50', 'p99', 'max'].map((name) =>
      Math.round(Reflect.get(summary.latencyMs, name)),
    );
    process.stdout.write(
      `${hands} hands, ${decisions} decisions, all advised by the model; agents restarted once and killed once; ` +
        `${refused.length} calls met a refused key; latency p50 ${p50} ms, p99 ${p99} ms, max ${max} ms\n`,
    );

    await succeed(...evaluation('undisturbed'));
    const handsOf = (runId: string) =>
      readFileSync(join(workspace, 'results/eval', runId, 'hands.jsonl'), 'utf8');
    expect(handsOf('disturbed')).toBe(handsOf('undisturbed'));
    expect(filesWith([oldKey, newKey], folder.path)).toEqual(['key']);
  } finally {
    await succeed('down');
  }
});

function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolvePromise) => child.once('close', () => resolvePromise(output)));
}

async function pidOfAgents(succeed: (...args: string[]) => Promise<string>): Promise<number> {
  const { units } = JSON.parse(await succeed('status', '--json')) as {
    readonly units: readonly { readonly name: string; readonly pid: number }[];
  };
  const agents = units.find(({ name }) => name === 'agents');
  if (!agents) throw new Error('No agents in the stack');
  return agents.pid;
}

/** Files below a folder that hold one of the values. */
function filesWith(values: readonly string[], folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    const text = readFileSync(path, 'latin1');
    return values.some((value) => text.includes(value));
  });
}
