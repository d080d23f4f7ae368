import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Benchmark } from './benchmark.ts';
import { median } from './poker-rounds.ts';

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'packages/evaluator/dist/cli/eval.js');
/** Hands that a run has to play in a second on two cores. */
const needed = 20_000;
const hands = 100_000;
const rounds = 3;

/** Playing alone: what luck there was in a hand takes longer to say than the hand. */
const plain = '--no-luck-correction';

/** A bot that asks no service. */
const bot = { name: 'heuristic', advisors: [{ type: 'heuristic', samples: 100 }] };

/** A whole run, as a process: from its start over playing, scoring and writing every file to its verdict. */
function smoke(name: string, flags: readonly string[]): Benchmark {
  return {
    name,
    unit: 'hands/s',
    versus: `the 20,000 hands/s that a run needs on two cores (here: ${availableParallelism()})`,
    better: 'higher',
    bar: 1,
    run: async () => {
      const workspace = temporaryFolder('smoke-bench');
      try {
        prepare(workspace.path);
        const rates = Array.from({ length: rounds }, () => rateOf(workspace.path, flags));
        return { value: median(rates), peer: needed };
      } finally {
        workspace[Symbol.dispose]();
      }
    },
  };
}

function prepare(folder: string): void {
  for (const part of ['config/opponents', 'config/eval']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, 'config/bot'));
  writeFileSync(join(folder, 'config/bot/default.bot.json'), JSON.stringify(bot));
}

function rateOf(cwd: string, flags: readonly string[]): number {
  const argv = [program, 'smoke', '--hands', `${hands}`, ...flags];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`${argv.join(' ')}\` ended with ${status}: ${stderr}`);
  return (1_000 * hands) / (performance.now() - started);
}

export const benchmarks: Benchmark[] = [
  smoke('smoke-heads-up', ['--seats', '2', '--opponent', 'tight_aggressive', plain]),
  smoke('smoke-six-seats', ['--seats', '6', plain]),
];
