import { systemClock } from '@poker-bot/shared/clock/clock';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import { AbMatch } from '../../src/ab/ab-match.ts';
import { AbScore } from '../../src/ab/ab-score.ts';
import { PairBooks } from '../../src/ab/pair-books.ts';
import type { AbManifest, AbSettings } from '../../src/config/ab-manifest.ts';
import { Bot, type SeatedBot } from '../../src/match/bot.ts';
import { Match } from '../../src/match/match.ts';
import type { DealOutcome } from '../../src/score/deal-outcome.ts';
import type { Contestant } from './contestants.ts';
import { table, testBot } from './test-match.ts';

export function abManifestOf(settings: Partial<AbSettings>): AbManifest {
  return {
    format: 1,
    runId: 'ab',
    suite: 'ab',
    createdAt: '2026-01-01T00:00:00.000Z',
    versions: { evaluator: '0', node: '0', platform: 'test' },
    revision: null,
    evaluation: { mode: 'test', runId: null },
    settings: {
      hands: 400,
      untilDecided: true,
      seats: 2,
      seed: 'ab',
      opponents: [],
      table,
      test: { method: 'interval', alpha: 0.05, beta: 0.05, delta: 5, sharpestAt: 2_500 },
      decisionLimitMs: 5_000,
      strengthHalfWidth: 5,
      handsInFlight: 1,
      luckCorrection: true,
      ...settings,
    },
    a: { ...testBot, name: 'a' },
    b: { ...testBot, name: 'b' },
    opponents: [],
    valueFunction: null,
  };
}

export interface AbRun {
  readonly a: Contestant;
  readonly b: Contestant;
  /** B draws its actions with luck of its own: two equal bots then differ in every hand, as far as they draw. */
  readonly ownLuck?: boolean;
  readonly settings?: Partial<AbSettings>;
}

class OwnLuckBot extends Bot {
  override seat(handSeed: string): SeatedBot {
    return super.seat(`${handSeed}/own`);
  }
}

/** Advisors of tests stand in no configuration: bots that differ by theirs differ there as well. */
function manifestOf({ a, b, ownLuck = false, settings = {} }: AbRun): AbManifest {
  const bots = { a: { ...a.config, name: 'a' }, b: { ...b.config, name: 'b' } };
  const manifest = { ...abManifestOf(settings), ...bots };
  if (!ownLuck && a.plays === b.plays) return manifest;
  const { decision } = bots.b;
  const budgetMs = decision.budgetMs + 1;
  return { ...manifest, b: { ...bots.b, decision: { ...decision, budgetMs } } };
}

/** Plays two bots against each other heads-up, as far as the settings say. */
export async function playAbMatch(run: AbRun): Promise<AbSummary> {
  const { test } = abManifestOf(run.settings ?? {}).settings;
  const { summaries } = await judgedAbMatch(run, [test]);
  return summaries[0] as AbSummary;
}

export interface JudgedMatch {
  /** By test: as if there were a run for each, which ends where that test says. */
  readonly summaries: readonly AbSummary[];
  /** Of the pairs that were played: what B won, and the luck in it. */
  readonly outcomes: readonly DealOutcome[];
}

/** One match, with the verdict of each test on its hands. It ends when all tests say so, or at the last hand of the settings. */
export async function judgedAbMatch(
  run: AbRun,
  tests: readonly AbSettings['test'][],
  { toTheEnd = false }: { readonly toTheEnd?: boolean } = {},
): Promise<JudgedMatch> {
  const manifest = manifestOf(run);
  const { settings } = manifest;
  const match = matchOf(manifest, run);
  const scores = tests.map((test) => new AbScore({ ...manifest, settings: { ...settings, test } }));
  const books = new PairBooks(settings);
  const outcomes: DealOutcome[] = [];
  for (let index = 0; index < settings.hands; index += 1) {
    const open = scores.filter(({ isEnough }) => !isEnough);
    if (open.length === 0 && !toTheEnd) break;
    const { line, timing } = await match.play(index);
    const played = line();
    for (const score of open) {
      score.addHand(played);
      score.addTiming(timing);
    }
    const outcome = books.add(played);
    if (outcome !== undefined) outcomes.push(outcome);
  }
  return { summaries: scores.map((score) => score.summary('results/ab')), outcomes };
}

/** So many pairs as they were played: what B won, and the luck in it. */
export async function playedOutcomes(run: AbRun, pairs: number): Promise<readonly DealOutcome[]> {
  const settings = { ...run.settings, hands: 2 * pairs };
  const { outcomes } = await judgedAbMatch({ ...run, settings }, [], { toTheEnd: true });
  return outcomes;
}

function matchOf(manifest: AbManifest, { a, b, ownLuck = false }: AbRun): AbMatch {
  const { seed, decisionLimitMs, luckCorrection: notesLuck } = manifest.settings;
  const bot = (name: 'a' | 'b', { advisors }: Contestant) =>
    new (name === 'b' && ownLuck ? OwnLuckBot : Bot)({
      config: manifest[name],
      advisors,
      clock: systemClock,
      runId: 'ab',
      decisionLimitMs,
      signal: new AbortController().signal,
    });
  const field = [{ name: 'a', bot: bot('a', a) }];
  const matches = { b: new Match({ seed, table, bot: bot('b', b), field, notesLuck }) };
  return new AbMatch({ table: manifest.settings, matches });
}
