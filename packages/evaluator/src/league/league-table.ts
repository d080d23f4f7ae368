import {
  type League,
  type LeagueMatch,
  type LeagueMember,
  leagueSchema,
} from '@poker-bot/shared/evaluation/league';
import type { LeagueManifest } from '../config/league-manifest.ts';
import { holm } from '../statistics/holm.ts';
import { type Difference, intervalOf, pairedDifference } from '../statistics/mean-difference.ts';
import { leagueRanks, memberScores, scoresWithLost } from './league-ranks.ts';
import { pValueWithCrashes } from './p-value-with-crashes.ts';
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
  const pValues = differences.map(
    (each, at) =>
      each &&
      pValueWithCrashes(each, (favoured) => withLost(pairs[at], favoured === 'first' ? 0 : 1)),
  );
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

/** What the first won in each deal played whole or broken by one of the two, with its stack lost; undefined where it broke none. */
function withLost(pair: PlayedPair | undefined, side: 0 | 1): number[] | undefined {
  const deals = pair?.broken[side].deals;
  if (pair === undefined || deals === undefined || deals.size === 0) return undefined;
  return [...pair.values.values(), ...deals.values()];
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

/**
 * Bots from the most won to the least, with the stack lost in each hand that one broke, then guests. A guest has no rank: it meets bots
 * alone, which is another field than theirs.
 */
function members(
  names: readonly string[],
  { bots, pairs }: { readonly bots: number; readonly pairs: readonly PlayedPair[] },
): LeagueMember[] {
  const scores = memberScores(names.length, pairs);
  const strict = names.map((_, place) => scoresWithLost(names.length, pairs, place));
  const ranks = leagueRanks(scores.slice(0, bots), leagueLevel, (member) => strict[member]);
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
  const order = all.map((member, place) => {
    const lost = strict[place];
    const won = lost === undefined ? undefined : pairedDifference(lost[place] ?? [])?.mean;
    return { member, won: won ?? member.bbPer100 ?? 0 };
  });
  return order
    .toSorted((a, b) => Number(a.member.scripted) - Number(b.member.scripted) || b.won - a.won)
    .map(({ member }) => member);
}

function conduct(
  place: number,
  pairs: readonly PlayedPair[],
): Pick<LeagueMember, 'hands' | 'crashes' | 'illegalActions' | 'timeouts' | 'degradedHands'> {
  const counts = { hands: 0, crashes: 0, illegalActions: 0, timeouts: 0, degradedHands: 0 };
  for (const { places, hands, degradedHands, conduct: of, broken } of pairs) {
    if (!places.includes(place)) continue;
    const side = places[0] === place ? 0 : 1;
    const own = of[side];
    counts.hands += hands;
    counts.crashes += broken[side].hands;
    counts.illegalActions += own.illegalActions;
    counts.timeouts += own.timeouts;
    counts.degradedHands += degradedHands;
  }
  return counts;
}
