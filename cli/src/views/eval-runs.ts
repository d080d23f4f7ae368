import type { ListedRun } from '@poker-bot/shared/evaluation/listed-run';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { counted, estimate, percent, whole } from './eval-figures.ts';
import { mbbText } from './eval-lbr.ts';

export interface EvalList {
  readonly runs: readonly ListedRun[];
}

/** Characters that are left to the names of bots. */
const longestBots = 32;

/** Runs as a table; how to begin when there are none. */
export function runsText({ runs }: EvalList, palette: Palette): string {
  if (runs.length === 0) {
    return `No runs yet\n\nhint: ${palette.hint('pokerbot eval smoke --hands 100')}`;
  }
  return table(runs, [
    { title: 'RUN', cell: ({ runId }) => runId },
    { title: 'VERDICT', cell: (run) => verdictText(run, palette) },
    { title: 'HANDS', align: 'right', cell: ({ hands, of }) => handsText(hands, of) },
    { title: 'BOT', cell: botText },
    { title: 'SUITE', cell: suiteText },
    { title: 'STARTED', cell: ({ createdAt }) => palette.faint(createdAt.replace(/\.\d+Z$/, 'Z')) },
    { title: 'RESULT', align: 'right', cell: resultText },
    { title: 'WHICH IS', cell: measuredText },
  ]);
}

function verdictText({ verdict, state }: ListedRun, palette: Palette): string {
  switch (verdict) {
    case 'pass':
    case 'better':
      return palette.success(verdict);
    case 'fail':
    case 'worse':
      return palette.failure(verdict);
    case 'undecided':
      return palette.warning(verdict);
    case 'equivalent':
      return verdict;
    case null:
      return state === 'damaged' ? palette.failure(state) : palette.faint(state);
  }
}

function suiteText({ suite, shards }: ListedRun): string {
  return shards === undefined ? suite : `${suite}, ${counted(shards, 'shard')}`;
}

/** What the figure of a run is depends on its suite. */
function resultText({ bbPer100, interval, agreementRate, exploitability }: ListedRun): string {
  if (exploitability !== null) {
    return `${mbbText(exploitability.mbbPerHand, exploitability.interval)} mbb/hand`;
  }
  if (agreementRate !== null) return `${percent(agreementRate)} agree`;
  return bbPer100 === null ? '-' : `${estimate(bbPer100, interval)} bb/100`;
}

/** What the result is, by what, and when one may look at its interval. */
function measuredText({ measured }: ListedRun): string {
  if (measured === null) return '';
  const { what, estimator, level, looks } = measured;
  const by = estimator === null ? '' : ` by ${estimator}`;
  const when = looks === 'every' ? 'at every look' : 'for one look';
  return `${what}${by}, ${Number((100 * level).toFixed(4))}% ${when}`;
}

/** Of an A/B run both: the figure is of what lies between them. */
function botText({ bot, against }: ListedRun): string {
  return shortened(against === undefined ? bot : `${bot} against ${against}`);
}

/** A league may have thirty bots. */
function shortened(bots: string): string {
  return bots.length <= longestBots ? bots : `${bots.slice(0, longestBots - 1)}…`;
}

function handsText(hands: number, of: number): string {
  return hands === of ? whole(hands) : `${whole(hands)} of ${whole(of)}`;
}
