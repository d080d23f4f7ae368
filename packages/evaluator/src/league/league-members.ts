import type { LeagueMember } from '@poker-bot/shared/evaluation/league';
import { intervalOf, pairedDifference } from '../statistics/mean-difference.ts';
import { leagueRanks, memberScores, scoresWithLost } from './league-ranks.ts';
import type { PlayedPair } from './played-pair.ts';
import { nothingSeen, type Seen, seenTogether, whyUnseen } from './seen-in-match.ts';

interface Field {
  /** How many of the names are bots; they come first. */
  readonly bots: number;
  readonly pairs: readonly PlayedPair[];
  /** Error rate over all comparisons of ranks. */
  readonly level: number;
}

/**
 * Bots from the most won to the least, with the stack lost in each hand that one broke, then those of which nothing is known, then guests. A
 * guest has no rank: it meets bots alone, which is another field than theirs. Nor has a bot that was not seen.
 */
export function leagueMembers(
  names: readonly string[],
  { bots, pairs, level }: Field,
): LeagueMember[] {
  const scores = memberScores(names.length, pairs);
  const strict = names.map((_, place) => scoresWithLost(names.length, pairs, place));
  const seen = names.map((_, place) => seenOf(place, pairs));
  const conducts = names.map((_, place) => conduct(place, pairs));
  const unseen = names.map((name, place) => {
    // Whose turn has not come yet may have any rank.
    const isAwaited = conducts[place]?.hands === 0;
    return place >= bots || isAwaited ? undefined : whyUnseen(name, seen[place] ?? nothingSeen);
  });
  const ranked = [...names.keys()].filter((place) => place < bots && unseen[place] === undefined);
  const of = (all: readonly (readonly number[])[]) => ranked.map((place) => all[place] ?? []);
  const ranks = leagueRanks(of(scores), level, (member) => {
    const lost = strict[ranked[member] ?? -1];
    return lost && of(lost);
  });
  const all = names.map((name, place): LeagueMember => {
    const score = pairedDifference(scores[place] ?? []);
    return {
      name,
      scripted: place >= bots,
      rank: ranks[ranked.indexOf(place)] ?? null,
      unseen: unseen[place] ?? null,
      bbPer100: score?.mean ?? null,
      interval: score === undefined ? null : intervalOf(score, 1 - level),
      ...(conducts[place] ?? conduct(place, pairs)),
      ...degraded(seen[place] ?? nothingSeen),
    };
  });
  const order = all.map((member, place) => {
    const lost = strict[place];
    const won = lost === undefined ? undefined : pairedDifference(lost[place] ?? [])?.mean;
    return { member, won: won ?? member.bbPer100 ?? 0 };
  });
  return order
    .toSorted((a, b) => group(a.member) - group(b.member) || b.won - a.won)
    .map(({ member }) => member);
}

function group({ scripted, unseen }: LeagueMember): number {
  if (scripted) return 2;
  return unseen === null ? 0 : 1;
}

function seenOf(place: number, pairs: readonly PlayedPair[]): Seen {
  return seenTogether(
    pairs.flatMap(({ places, seen }) =>
      places.includes(place) ? [seen[places[0] === place ? 0 : 1]] : [],
    ),
  );
}

function degraded({
  hands,
  degradedHands,
}: Seen): Pick<LeagueMember, 'degradedHands' | 'degradedShare'> {
  return { degradedHands, degradedShare: hands === 0 ? null : degradedHands / hands };
}

function conduct(
  place: number,
  pairs: readonly PlayedPair[],
): Pick<LeagueMember, 'hands' | 'crashes' | 'illegalActions' | 'timeouts'> {
  const counts = { hands: 0, crashes: 0, illegalActions: 0, timeouts: 0 };
  for (const { places, hands, conduct: of, broken } of pairs) {
    if (!places.includes(place)) continue;
    const side = places[0] === place ? 0 : 1;
    const own = of[side];
    counts.hands += hands;
    counts.crashes += broken[side].hands;
    counts.illegalActions += own.illegalActions;
    counts.timeouts += own.timeouts;
  }
  return counts;
}
