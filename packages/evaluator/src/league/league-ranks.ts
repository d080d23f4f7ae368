import { holm } from '../statistics/holm.ts';
import { pairedDifference, pValueOf } from '../statistics/mean-difference.ts';

interface Pair {
  readonly places: readonly [number, number];
  readonly values: ReadonlyMap<number, number>;
}

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

/**
 * Ranks that hold all at once: of each member the best and the worst that it can have. Who cannot be told apart shares ranks.
 * Every two are compared, with Holm's correction over all of them.
 */
export function leagueRanks(
  scores: readonly (readonly number[])[],
  level: number,
): [number, number][] {
  const couples = scores.flatMap((_, one) =>
    scores.slice(one + 1).map((__, after) => [one, one + 1 + after] as const),
  );
  const differences = couples.map(([one, other]) =>
    pairedDifference((scores[one] ?? []).map((won, deal) => won - (scores[other]?.[deal] ?? 0))),
  );
  const pValues = holm(differences.map((difference) => (difference ? pValueOf(difference) : 1)));
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
