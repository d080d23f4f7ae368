import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scriptedOpponents } from './scripted-opponents.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const launcher = resolve(process.cwd(), 'bin/pokerbot');
const hands = 6_000;

/** A bot that plays as the value function takes bots to play. */
const heuristic = { name: 'heuristic', advisors: [{ type: 'heuristic', samples: 100 }] };

interface Estimate {
  readonly name: string;
  readonly bbPer100: number;
  readonly interval: readonly [number, number];
  readonly effectiveHands: number;
  readonly handsNeeded: number;
}

/**
 * How many times fewer hands an interval takes with the luck taken out than raw results do, on the same hands: heads-up against each
 * scripted opponent, with the heuristic alone and with the default bot, whose decisions come from the gRPC solver.
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const cwd = mkdtempSync(join(tmpdir(), 'pokerbot-variance-'));
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const times = (bot: string): Record<string, unknown> & { median: number } => {
    const rows = scriptedOpponents.map((opponent) => {
      say(`${hands} hands of ${bot} against ${opponent}`);
      const flags = ['--hands', `${hands}`, '--seats', '2', '--opponent', opponent, '--json'];
      const run = cli('eval', 'smoke', ...flags, '--env', `BOT_CONFIG=config/bot/${bot}.bot.json`);
      if (run.status !== 0) throw new Error(`${bot} against ${opponent}: ${run.stdout}`);
      return [opponent, rowOf(JSON.parse(run.stdout).estimates)] as const;
    });
    const sorted = rows.map(([, { fewer }]) => fewer).sort((a, b) => a - b);
    const median = ((sorted[2] ?? 0) + (sorted[3] ?? 0)) / 2;
    return { ...Object.fromEntries(rows), median, worst: sorted[0] };
  };
  try {
    cli('init', '--yes', '--driver', 'process');
    writeFileSync(join(cwd, 'config/bot/heuristic.bot.json'), JSON.stringify(heuristic));
    cli('up');
    const known = times('heuristic');
    return {
      passed: known.median >= 10,
      figures: { hands, heuristic: known, default: times('default') },
    };
  } finally {
    cli('down');
    rmSync(cwd, { recursive: true, force: true });
  }
}

function rowOf(estimates: readonly Estimate[]) {
  const of = (name: string) => estimates.find((each) => each.name === name) as Estimate;
  const corrected = of('luck-corrected');
  return {
    fewer: corrected.effectiveHands / hands,
    fewerByDuplicates: of('duplicate').effectiveHands / hands,
    fewerByAllIn: of('all-in').effectiveHands / hands,
    raw: of('raw').interval,
    corrected: corrected.interval,
    handsNeeded: { raw: of('raw').handsNeeded, corrected: corrected.handsNeeded },
  };
}
