import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Benchmark } from './benchmark.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 9;
/** One second, where a bare start takes 50 ms. */
const limit = 20;

/** Wall time of `env audit` of this repository, history and sources included, against bare starts of Node in turn with it. */
function compare() {
  const ours: number[] = [];
  const bare: number[] = [];
  const audit = ['bin/pokerbot', 'env', 'audit', '--json'];
  time(audit);
  for (let round = 0; round < rounds; round += 1) {
    bare.push(time(['-e', '0']));
    ours.push(time(audit));
  }
  return { value: median(ours), peer: median(bare) };
}

function time(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const benchmarks: Benchmark[] = [
  {
    name: 'env-audit-repository',
    unit: 'ms',
    versus: 'a bare `node -e 0`',
    better: 'lower',
    bar: limit,
    run: async () => compare(),
  },
];
