import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { median } from './poker-rounds.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const hands = 4_000;
const rounds = 3;

const headsUp = ['--seats', '2', '--opponent', 'tight_aggressive'];
const plain = '--no-luck-correction';

/** The bot that plays alone in its process: what is lost to it is the way to the solver and its work. */
const alone = { name: 'alone', advisors: [{ type: 'heuristic', samples: 100 }] };

/** The default bot, whose decisions come from the gRPC solver: whole commands against a stack that is up. */
function withSolver(name: string, flags: readonly string[]): Benchmark {
  return {
    name,
    unit: 'hands/s',
    versus: 'a bot that asks no service, same hands and flags',
    better: 'higher',
    run: async () => inStack((cwd) => compare(cwd, flags)),
  };
}

function compare(cwd: string, flags: readonly string[]) {
  const solver: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    without.push(rateOf(cwd, [...flags, '--bot', 'alone']));
    solver.push(rateOf(cwd, flags));
  }
  return { value: median(solver), peer: median(without) };
}

function rateOf(cwd: string, flags: readonly string[]): number {
  const argv = [launcher, 'eval', 'smoke', '--hands', `${hands}`, ...flags];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`${argv.join(' ')}\` ended with ${status}: ${stderr}`);
  return (1_000 * hands) / (performance.now() - started);
}

function inStack<T>(work: (cwd: string) => T): T {
  const cwd = mkdtempSync(join(tmpdir(), 'pokerbot-bench-'));
  const cli = (...args: string[]) => spawnSync(process.execPath, [launcher, ...args], { cwd });
  try {
    cli('init', '--yes', '--driver', 'process');
    writeFileSync(join(cwd, 'config/bot/alone.bot.json'), JSON.stringify(alone));
    cli('up');
    return work(cwd);
  } finally {
    cli('down');
    rmSync(cwd, { recursive: true, force: true });
  }
}

export const benchmarks: Benchmark[] = [
  withSolver('solver-smoke-heads-up', [...headsUp, plain]),
  withSolver('solver-smoke-heads-up-corrected', headsUp),
  withSolver('solver-smoke-six-seats', ['--seats', '6', plain]),
];
