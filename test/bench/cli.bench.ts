import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Benchmark } from './benchmark.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const rounds = 21;

/** Brings a workspace into the state that is measured. */
type Preparation = (cwd: string) => void;

/** Wall time of a whole process, against a bare `node -e 0` started in turn with it: medians of many rounds. */
function startUp(
  name: string,
  args: readonly string[],
  { bar, prepare = () => undefined }: { readonly bar: number; readonly prepare?: Preparation },
): Benchmark {
  return {
    name,
    unit: 'ms',
    versus: 'a bare `node -e 0`',
    better: 'lower',
    bar,
    run: async () =>
      inWorkspace((cwd) => {
        prepare(cwd);
        return compare(cwd, args);
      }),
  };
}

function compare(cwd: string, args: readonly string[]) {
  const ours: number[] = [];
  const bare: number[] = [];
  time({ cwd, args: [launcher, ...args] });
  for (let round = 0; round < rounds; round += 1) {
    bare.push(time({ cwd, args: ['-e', '0'] }));
    ours.push(time({ cwd, args: [launcher, ...args] }));
  }
  return { value: median(ours), peer: median(bare) };
}

function time({ cwd, args }: { cwd: string; args: readonly string[] }): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A workspace of its own with a running stack, so that `status` and `up` have something to look at. */
async function inWorkspace<T>(work: (cwd: string) => T): Promise<T> {
  const cwd = mkdtempSync(join(tmpdir(), 'pokerbot-bench-'));
  const home = mkdtempSync(join(tmpdir(), 'pokerbot-bench-home-'));
  process.env.POKERBOT_HOME = home;
  const cli = (...args: string[]) => spawnSync(process.execPath, [launcher, ...args], { cwd });
  try {
    cli('init', '--yes', '--driver', 'process');
    cli('up');
    return work(cwd);
  } finally {
    cli('down');
    rmSync(cwd, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

/** Into the home of the workspace, which is removed with it. */
const storeSecrets: Preparation = (cwd) => {
  for (const name of ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'AGENT_PROVIDER_TOKEN']) {
    const args = [launcher, 'secrets', 'set', name, '--store', 'vault'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, input: name });
    if (status !== 0) throw new Error(String(stderr));
  }
};

export const benchmarks: Benchmark[] = [
  startUp('cli-version', ['--version'], { bar: 2 }),
  startUp('cli-help', ['--help'], { bar: 4 }),
  startUp('cli-status', ['status'], { bar: 4 }),
  startUp('cli-up-no-op', ['up'], { bar: 4 }),
  startUp('cli-secrets-list', ['secrets', 'list'], { bar: 3, prepare: storeSecrets }),
];
