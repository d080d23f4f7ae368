import { type League, type LeagueMatch, leagueSchema } from '@poker-bot/shared/evaluation/league';
import type { LeagueManifest } from '../config/league-manifest.ts';
import { holm } from '../statistics/holm.ts';
import { type Difference, intervalOf, pairedDifference } from '../statistics/mean-difference.ts';
import { leagueMembers } from './league-members.ts';
import { pValueWithCrashes } from './p-value-with-crashes.ts';
import type { PlayedPair } from './played-pair.ts';
import { whyUnseen } from './seen-in-match.ts';

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
    bots: leagueMembers(names, { bots: manifest.bots.length, pairs, level: leagueLevel }),
    matches: matches(names, { bots: manifest.bots.length, pairs }),
    correction: { method: 'holm', level: leagueLevel, matches: pairs.length },
    folder,
  });
}

function matches(
  names: readonly string[],
  { bots, pairs }: { readonly bots: number; readonly pairs: readonly PlayedPair[] },
): LeagueMatch[] {
  const differences = pairs.map(({ values }) => pairedDifference(values.values()));
  const pValues = differences.map((each, at) => {
    if (each === undefined || hasUnseen(pairs[at], bots)) return each && 1;
    return pValueWithCrashes(each, (favoured) => withLost(pairs[at], favoured === 'first' ? 0 : 1));
  });
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

/** Whether a match says nothing of one of its bots, whatever came out of the hands. */
function hasUnseen(pair: PlayedPair | undefined, bots: number): boolean {
  return (
    pair?.places.some(
      (place, side) => place < bots && whyUnseen('', pair.seen[side === 0 ? 0 : 1]) !== undefined,
    ) ?? false
  );
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
