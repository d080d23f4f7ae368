import { holm } from '../statistics/holm.ts';
import { pairedDifference } from '../statistics/mean-difference.ts';
import { type Broken, unbroken } from './broken-deals.ts';
import { pValueWithCrashes } from './p-value-with-crashes.ts';

interface Pair {
  readonly places: readonly [number, number];
  readonly values: ReadonlyMap<number, number>;
}

/** What each of some players won, deal by deal. */
type Scores = readonly (readonly number[])[];

/**
 * What each member won in each deal that all have played, as the mean over those it meets. All matches are dealt the same cards, so
 * that two members are compared deal by deal.
 */
export function memberScores(members: number, pairs: readonly Pair[]): number[][] {
  const scores = Array.from({ length: members }, (): number[] => []);
  const deals = [...(pairs[0]?.values.keys() ?? [])].filter((deal) =>
    pairs.every(({ values }) => values.has(deal)),
  );
  const opponents = scores.map(
    (_, member) => pairs.filter(({ places }) => places.includes(member)).length,
  );
  for (const deal of deals) {
    const won = scores.map(() => 0);
    for (const { places, values } of pairs) {
      const [first, second] = places;
      const value = values.get(deal) ?? 0;
      won[first] = (won[first] ?? 0) + value / (opponents[first] ?? 1);
      won[second] = (won[second] ?? 0) - value / (opponents[second] ?? 1);
    }
    for (const [member, score] of scores.entries()) score.push(won[member] ?? 0);
  }
  return scores;
}

interface PairWithBroken extends Pair {
  readonly broken: readonly [Broken, Broken];
}

/**
 * The same with the stack of one member lost in each hand that it broke, its deals counted with those that were played whole. Such a deal
 * counts also where another match lacks it, which then counts with its mean: bots that are alike break the same deals.
 * @returns undefined where it broke none
 */
export function scoresWithLost(
  members: number,
  pairs: readonly PairWithBroken[],
  member: number,
): number[][] | undefined {
  const lost = pairs.map((pair) => lostBy(member, pair));
  const deals = new Set(lost.flatMap((own) => [...own.keys()]));
  if (deals.size === 0) return undefined;
  const strict = pairs.map((pair, at) => {
    const values = new Map([...usualIn(pair, deals), ...pair.values, ...(lost[at] ?? [])]);
    return { places: pair.places, values };
  });
  return memberScores(members, strict);
}

function lostBy(member: number, { places, broken }: PairWithBroken): Broken['deals'] {
  return places.includes(member) ? broken[places[0] === member ? 0 : 1].deals : unbroken.deals;
}

/** The mean of a match, for deals that it may lack. */
function usualIn({ values }: Pair, deals: Iterable<number>): [number, number][] {
  if (values.size === 0) return [];
  const mean = [...values.values()].reduce((sum, value) => sum + value, 0) / values.size;
  return [...deals].map((deal) => [deal, mean]);
}

/**
 * Ranks that hold all at once: of each member the best and the worst that it can have. Who cannot be told apart shares ranks.
 * Every two are compared, with Holm's correction over all of them. Nobody ranks above another by hands that it broke.
 *
 * @param withLost of a member that broke hands, the scores with its stack lost in them
 */
export function leagueRanks(
  scores: Scores,
  level: number,
  withLost: (member: number) => Scores | undefined = () => undefined,
): [number, number][] {
  const couples = scores.flatMap((_, one) =>
    scores.slice(one + 1).map((__, after) => [one, one + 1 + after] as const),
  );
  const differences = couples.map((couple) => pairedDifference(differencesOf(scores, couple)));
  const pValues = holm(
    couples.map((couple, at) => {
      const difference = differences[at];
      if (difference === undefined) return 1;
      return pValueWithCrashes(difference, (favoured) => {
        const strict = withLost(couple[favoured === 'first' ? 0 : 1]);
        return strict && differencesOf(strict, couple);
      });
    }),
  );
  const better = scores.map(() => 0);
  const worse = scores.map(() => 0);
  couples.forEach(([one, other], at) => {
    if ((pValues[at] ?? 1) > level) return;
    const [winner, loser] = (differences[at]?.mean ?? 0) > 0 ? [one, other] : [other, one];
    better[loser] = (better[loser] ?? 0) + 1;
    worse[winner] = (worse[winner] ?? 0) + 1;
  });
  return scores.map((_, member) => [
    1 + (better[member] ?? 0),
    scores.length - (worse[member] ?? 0),
  ]);
}

function differencesOf(scores: Scores, [one, other]: readonly [number, number]): number[] {
  return (scores[one] ?? []).map((won, deal) => won - (scores[other]?.[deal] ?? 0));
}
