import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type HandLine,
  isCrashed,
  type PlayedLine,
} from '../../packages/evaluator/src/record/hand-line.ts';
import { readLines } from '../../packages/evaluator/src/run-folder/read-lines.ts';
import { DealBooks } from '../../packages/evaluator/src/score/deal-books.ts';
import type { DealOutcome } from '../../packages/evaluator/src/score/deal-outcome.ts';
import { Estimates } from '../../packages/evaluator/src/score/estimates.ts';
import { luckPrior } from '../../packages/evaluator/src/score/luck-prior.ts';
import { leastDeals } from '../../packages/evaluator/src/score/strength-gates.ts';
import { botConfig } from '../../packages/shared/src/config/bot-config.ts';
import { scriptedOpponents } from './scripted-opponents.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const launcher = resolve(process.cwd(), 'bin/pokerbot');
const hands = 40_000;
const bigBlind = 100;
const sizes = [10, 25, 50, 100, 250, 500] as const;
/** Share of the intervals, over all opponents, that have to hold the win rate where strength is judged; 95 % is what they say. */
const least = { duplicate: 0.925, 'all-in': 0.93, 'luck-corrected': 0.935 };
const names = ['duplicate', 'all-in', 'luck-corrected'] as const;

const heuristic = { name: 'heuristic', advisors: [{ type: 'heuristic', samples: 100 }] };

interface Counts {
  blocks: number;
  held: Record<string, number>;
}

/**
 * How often the interval of a run holds the win rate, by the number of its deals: a long run against each scripted opponent is
 * cut into short ones, and the luck-corrected figure of the whole is taken for the win rate.
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const cwd = mkdtempSync(join(tmpdir(), 'pokerbot-coverage-'));
  const all = new Map<number, Counts>(sizes.map((size) => [size, { blocks: 0, held: {} }]));
  const figures: Record<string, unknown> = {};
  try {
    run(cwd, ['init', '--yes', '--driver', 'process']);
    writeFileSync(join(cwd, 'config/bot/heuristic.bot.json'), JSON.stringify(heuristic));
    for (const opponent of scriptedOpponents) {
      say(`${hands} hands against ${opponent}`);
      const flags = ['--seats', '2', '--opponent', opponent, '--bot', 'heuristic'];
      const argv = ['eval', 'smoke', '--hands', `${hands}`, ...flags, '--run-id', opponent];
      const { bbPer100 } = JSON.parse(run(cwd, [...argv, '--json'])) as { bbPer100: number };
      const deals = dealsOf(join(cwd, 'results/eval', opponent, 'hands.jsonl'));
      figures[opponent] = Object.fromEntries(
        sizes.map((size) => {
          const counts = countsOf(deals, { size, truth: bbPer100 });
          add(all.get(size), counts);
          return [size, sharesOf(counts)];
        }),
      );
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
  const overall = new Map([...all].map(([size, counts]) => [size, sharesOf(counts)]));
  const passed = sizes.every((size) =>
    names.every(
      (name) => size < leastDeals[name] || (overall.get(size)?.[name] ?? 0) >= least[name],
    ),
  );
  return { passed, figures: { hands, least, all: Object.fromEntries(overall), ...figures } };
}

function run(cwd: string, argv: readonly string[]): string {
  const options = { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...argv], options);
  // 4: strength decided nothing, which is not asked here.
  if (status !== 0 && status !== 4) throw new Error(`${argv.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

function dealsOf(path: string): DealOutcome[] {
  const deals: DealOutcome[] = [];
  let books = new DealBooks(2);
  for (const text of readLines(path)) {
    const line = JSON.parse(text) as HandLine;
    if (line.tags.rotation === 0) books = new DealBooks(2);
    const outcome = isCrashed(line) ? undefined : books.add(line as PlayedLine);
    if (outcome !== undefined) deals.push(outcome);
  }
  return deals;
}

/** @param truth bb/100 */
function countsOf(
  deals: readonly DealOutcome[],
  { size, truth }: { readonly size: number; readonly truth: number },
): Counts {
  const counts: Counts = { blocks: 0, held: {} };
  const prior = luckPrior([botConfig.parse(heuristic)], bigBlind);
  for (let at = 0; at + size <= deals.length; at += size) {
    const estimates = new Estimates({ handsPerDeal: 2, bigBlind, prior, halfWidth: 5 });
    for (const deal of deals.slice(at, at + size)) estimates.addDeal(deal);
    counts.blocks += 1;
    for (const { name, interval } of estimates.list) {
      const holds = interval !== null && interval[0] <= truth && truth <= interval[1];
      if (holds) counts.held[name] = (counts.held[name] ?? 0) + 1;
    }
  }
  return counts;
}

function add(total: Counts | undefined, { blocks, held }: Counts): void {
  if (total === undefined) return;
  total.blocks += blocks;
  for (const name of names) total.held[name] = (total.held[name] ?? 0) + (held[name] ?? 0);
}

function sharesOf({ blocks, held }: Counts): Record<string, number> {
  const shares = names.map((name) => [name, (held[name] ?? 0) / blocks] as const);
  return { blocks, ...Object.fromEntries(shares) };
}
