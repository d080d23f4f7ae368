import {
  type League,
  type LeagueMatch,
  type LeagueMember,
  leagueSchema,
} from '@poker-bot/shared/evaluation/league';
import type { LeagueManifest } from '../config/league-manifest.ts';
import { holm } from '../statistics/holm.ts';
import {
  type Difference,
  intervalOf,
  pairedDifference,
  pValueOf,
} from '../statistics/mean-difference.ts';
import { leagueRanks, memberScores } from './league-ranks.ts';
import type { PlayedPair } from './played-pair.ts';

/** Error rate over all matches. */
export const leagueLevel = 0.05;

/** The crosstable and the ranking of a league, from its matches as far as they are played. */
export function leagueTable(
  manifest: LeagueManifest,
  { pairs, folder }: { readonly pairs: readonly PlayedPair[]; readonly folder: string },
): League {
  const { runId: leagueId, createdAt, settings } = manifest;
  const names = [...manifest.bots, ...manifest.guests].map(({ name }) => name);
  return leagueSchema.parse({
    leagueId,
    createdAt,
    seed: settings.seed,
    hands: settings.hands,
    estimator: settings.luckCorrection ? 'luck-corrected' : 'duplicate',
    bots: members(names, { bots: manifest.bots.length, pairs }),
    matches: matches(names, pairs),
    correction: { method: 'holm', level: leagueLevel, matches: pairs.length },
    folder,
  });
}

function matches(names: readonly string[], pairs: readonly PlayedPair[]): LeagueMatch[] {
  const differences = pairs.map(({ values }) => pairedDifference(values.values()));
  const pValues = differences.map((each) => each && pValueOf(each));
  const adjusted = holm(pValues.map((pValue) => pValue ?? 1));
  return pairs.map(({ runId, places, hands, crashes, values }, at) => {
    const difference = differences[at];
    const [first, second] = places;
    return {
      runId,
      bots: [names[first] ?? '', names[second] ?? ''],
      hands,
      deals: values.size,
      crashes,
      ...figuresOf(difference, pairs.length),
      pValue: pValues[at] ?? null,
      adjustedPValue: difference === undefined ? null : (adjusted[at] ?? null),
      significant: difference !== undefined && (adjusted[at] ?? 1) <= leagueLevel,
    };
  });
}

function figuresOf(
  difference: Difference | undefined,
  comparisons: number,
): Pick<LeagueMatch, 'bbPer100' | 'interval' | 'simultaneousInterval'> {
  if (difference === undefined) {
    return { bbPer100: null, interval: null, simultaneousInterval: null };
  }
  return {
    bbPer100: difference.mean,
    interval: intervalOf(difference, 1 - leagueLevel),
    simultaneousInterval: intervalOf(difference, 1 - leagueLevel / comparisons),
  };
}

/** Bots from the most won to the least, then guests. A guest has no rank: it meets bots alone, which is another field than theirs. */
function members(
  names: readonly string[],
  { bots, pairs }: { readonly bots: number; readonly pairs: readonly PlayedPair[] },
): LeagueMember[] {
  const scores = memberScores(names.length, pairs);
  const ranks = leagueRanks(scores.slice(0, bots), leagueLevel);
  const all = names.map((name, place): LeagueMember => {
    const score = pairedDifference(scores[place] ?? []);
    return {
      name,
      scripted: place >= bots,
      rank: ranks[place] ?? null,
      bbPer100: score?.mean ?? null,
      interval: score === undefined ? null : intervalOf(score, 1 - leagueLevel),
      ...conduct(place, pairs),
    };
  });
  return all.toSorted(
    (a, b) => Number(a.scripted) - Number(b.scripted) || (b.bbPer100 ?? 0) - (a.bbPer100 ?? 0),
  );
}

function conduct(
  place: number,
  pairs: readonly PlayedPair[],
): Pick<LeagueMember, 'hands' | 'illegalActions' | 'timeouts' | 'degradedHands'> {
  const counts = { hands: 0, illegalActions: 0, timeouts: 0, degradedHands: 0 };
  for (const { places, hands, degradedHands, conduct: of } of pairs) {
    if (!places.includes(place)) continue;
    const own = of[places[0] === place ? 0 : 1];
    counts.hands += hands;
    counts.illegalActions += own.illegalActions;
    counts.timeouts += own.timeouts;
    counts.degradedHands += degradedHands;
  }
  return counts;
}
