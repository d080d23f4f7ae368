import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Benchmark, Measurement } from './benchmark.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const rounds = 10;
/** Longest time that somebody may wait for what is known already, in milliseconds. */
const limit = 50;

/** The times from the engine's last word on a health to the printed result and to the end of the process. */
interface Delay {
  readonly printed: number;
  readonly ended: number;
}

async function measure(of: keyof Delay): Promise<Measurement> {
  const parent = mkdtempSync(join(tmpdir(), 'pokerbot-health-'));
  const folder = join(parent, basename(parent).toLowerCase());
  cli(parent, 'init', folder, '--yes', '--driver', 'docker');
  try {
    cli(folder, 'build');
    const delays: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      delays.push((await delayOfUp(folder))[of]);
      cli(folder, 'down');
    }
    return { value: median(delays), peer: limit };
  } finally {
    cli(folder, 'down', '--volumes', '--yes');
    rmSync(parent, { recursive: true, force: true });
  }
}

async function delayOfUp(folder: string): Promise<Delay> {
  const since = now();
  const up = spawn(process.execPath, [launcher, 'up', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = Number.NaN;
  up.stdout.on('data', () => {
    printed = now();
  });
  const ended = await new Promise<number>((done) => up.once('exit', () => done(now())));
  const last = lastHealthy(folder, since, now());
  return { printed: printed - last, ended: ended - last };
}

/** When the engine last called a container of the workspace healthy. */
function lastHealthy(folder: string, since: number, until: number): number {
  const between = ['--since', `${since / 1_000}`, '--until', `${until / 1_000}`];
  const filters = ['event=health_status: healthy', `label=pokerbot.path=${folder}`];
  const times = run('/', 'docker', [
    ...['events', ...between, '--format', '{{.TimeNano}}'],
    ...filters.flatMap((filter) => ['--filter', filter]),
  ]);
  return Number(times.trim().split('\n').at(-1)) / 1_000_000;
}

/** Milliseconds since the epoch, in fractions: the clock of the engine. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function cli(cwd: string, ...args: readonly string[]): string {
  return run(cwd, process.execPath, [launcher, ...args]);
}

function run(cwd: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with ${status}: ${stderr}`);
  return stdout;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const benchmarks: Benchmark[] = (['printed', 'ended'] as const).map((of) => ({
  name: `containers-last-health-${of}`,
  unit: 'ms',
  versus: `the limit of ${limit} ms from the last health event`,
  better: 'lower',
  bar: 1,
  needsEngine: true,
  run: () => measure(of),
}));
