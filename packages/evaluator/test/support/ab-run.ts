import { heuristicAdvisor } from '@poker-bot/orchestrator/advisors/heuristic-advisor';
import type { ActionProbability, Advice, Advisor } from '@poker-bot/orchestrator/decision/advisor';
import { systemClock } from '@poker-bot/shared/clock/clock';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import { AbMatch } from '../../src/ab/ab-match.ts';
import { AbScore } from '../../src/ab/ab-score.ts';
import { PairBooks } from '../../src/ab/pair-books.ts';
import type { AbManifest, AbSettings } from '../../src/config/ab-manifest.ts';
import { Bot, type SeatedBot } from '../../src/match/bot.ts';
import { Match } from '../../src/match/match.ts';
import type { DealOutcome } from '../../src/score/deal-outcome.ts';
import { table, testBot } from './test-match.ts';

/** The heuristic, as the default bot has it. */
export function heuristic(): Advisor {
  return heuristicAdvisor({ name: 'heuristic', weight: 1, samples: 100 });
}

/** The same with a share of its raises turned into calls, or checks. */
export function timid(share: number): Advisor {
  const advisor = heuristic();
  return {
    ...advisor,
    name: 'timid',
    advise: (request) => {
      const { legal } = request.observation;
      const advice = advisor.advise(request) as Advice;
      const passive = legal.check ? { type: 'check' as const } : { type: 'call' as const };
      const distribution = advice.distribution.flatMap(
        ({ action, probability }): ActionProbability[] =>
          action.type === 'raise'
            ? [
                { action, probability: probability * (1 - share) },
                { action: passive, probability: probability * share },
              ]
            : [{ action, probability }],
      );
      return { ...advice, distribution };
    },
  };
}

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
  readonly a: Advisor;
  readonly b: Advisor;
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
  const manifest = abManifestOf(settings);
  if (!ownLuck && a.name === b.name) return manifest;
  const { decision } = manifest.b;
  const budgetMs = decision.budgetMs + 1;
  return { ...manifest, b: { ...manifest.b, decision: { ...decision, budgetMs } } };
}

/** Plays two bots against each other heads-up, as far as the settings say. */
export async function playAbMatch(run: AbRun): Promise<AbSummary> {
  const manifest = manifestOf(run);
  const match = matchOf(manifest, run);
  const score = new AbScore(manifest);
  for (let index = 0; !score.isEnough; index += 1) {
    const { line, timing } = await match.play(index);
    score.addHand(line());
    score.addTiming(timing);
  }
  return score.summary('results/ab');
}

/** So many pairs as they were played: what B won, and the luck in it. */
export async function playedOutcomes(run: AbRun, pairs: number): Promise<DealOutcome[]> {
  const manifest = abManifestOf({ ...run.settings, hands: 2 * pairs });
  const match = matchOf(manifest, run);
  const books = new PairBooks(manifest.settings);
  const outcomes: DealOutcome[] = [];
  for (let index = 0; index < 2 * pairs; index += 1) {
    const outcome = books.add((await match.play(index)).line());
    if (outcome !== undefined) outcomes.push(outcome);
  }
  return outcomes;
}

function matchOf(manifest: AbManifest, { a, b, ownLuck = false }: AbRun): AbMatch {
  const { seed, luckCorrection: notesLuck } = manifest.settings;
  const bot = (name: 'a' | 'b', advisor: Advisor) =>
    new (name === 'b' && ownLuck ? OwnLuckBot : Bot)({
      config: manifest[name],
      advisors: [advisor],
      clock: systemClock,
      runId: 'ab',
      decisionLimitMs: 5_000,
      signal: new AbortController().signal,
    });
  const field = [{ name: 'a', bot: bot('a', a) }];
  const matches = { b: new Match({ seed, table, bot: bot('b', b), field, notesLuck }) };
  return new AbMatch({ table: manifest.settings, matches });
}
