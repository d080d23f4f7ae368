import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SoakContext, SoakResult } from './soak.ts';

const launcher = resolve(process.cwd(), 'bin/pokerbot');
const opponents = ['random', 'calling_station', 'maniac'];
const hands = 20_000;

interface Figures {
  readonly bbPer100: number;
  readonly interval: readonly [number, number];
  readonly hands: number;
  readonly illegalActions: number;
  readonly degradedHands: number;
}

/** The default bot, every decision through the gRPC solver, beats the simplest opponents over duplicate hands. */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const cwd = mkdtempSync(join(tmpdir(), 'pokerbot-strength-'));
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  try {
    cli('init', '--yes', '--driver', 'process');
    cli('up');
    const figures: Record<string, Figures> = {};
    for (const opponent of opponents) {
      say(`playing ${hands} hands against ${opponent}`);
      const run = cli(
        'eval',
        'smoke',
        '--hands',
        `${hands}`,
        '--opponent',
        opponent,
        '--seats',
        '2',
        '--json',
      );
      if (run.status !== 0)
        throw new Error(`the run against ${opponent} ended with ${run.status}: ${run.stdout}`);
      figures[opponent] = pick(JSON.parse(run.stdout) as Figures);
    }
    return { passed: Object.values(figures).every(({ interval }) => interval[0] > 0), figures };
  } finally {
    cli('down');
    rmSync(cwd, { recursive: true, force: true });
  }
}

function pick({
  bbPer100,
  interval,
  hands: played,
  illegalActions,
  degradedHands,
}: Figures): Figures {
  return { bbPer100, interval, hands: played, illegalActions, degradedHands };
}
