import type { Observation } from '@poker-bot/poker/holdem/observation';
import { comboCount } from '@poker-bot/poker/ranges/combo';
import { Range } from '@poker-bot/poker/ranges/range';
import { topOfHands } from '@poker-bot/poker/ranges/top-of-hands';

/** Of the hands that a player may hold, those left after a raise, and after a call: the best by equity. */
const keptByRaise = 0.5;
const keptByCall = 0.7;
/** However much a player raises, so many hands are left, in percent. */
const fewest = 5;
/** Of those who have not acted before the flop one in three comes along, with the best third. */
const waitingShare = 3;

/** An opponent still in the hand, and what it is taken to hold. */
export interface AssumedOpponent {
  readonly seat: number;
  /** The best hands it is taken to hold, in percent of all. */
  readonly percent: number;
  /** Nothing done yet: it may still leave. */
  readonly waiting: boolean;
}

/** Opponents still in the hand, those who have acted first. */
export function assumedOpponents(observation: Observation): AssumedOpponent[] {
  const { folded, seat: own, actions, street } = observation;
  const opponents = folded.flatMap((out, seat): AssumedOpponent[] => {
    if (out || seat === own) return [];
    const moves = actions.filter((made) => made.seat === seat);
    let percent = 100;
    for (const { action } of moves) {
      if (action.type === 'raise') percent *= keptByRaise;
      if (action.type === 'call') percent *= keptByCall;
    }
    const waiting = street === 'preflop' && moves.length === 0;
    return [{ seat, percent: Math.max(fewest, percent), waiting }];
  });
  return opponents.sort((a, b) => Number(a.waiting) - Number(b.waiting) || a.percent - b.percent);
}

/** Those taken to see the rest of the hand when the player in turn checks or calls. */
export function staying(opponents: readonly AssumedOpponent[]): AssumedOpponent[] {
  if (opponents.length < 2) return [...opponents];
  const acted = opponents.filter(({ waiting }) => !waiting);
  const waiting = opponents.filter((opponent) => opponent.waiting);
  const come = Math.ceil(waiting.length / waitingShare);
  return [
    ...acted,
    ...waiting.slice(0, come).map((opponent) => ({ ...opponent, percent: 100 / waitingShare })),
  ];
}

/** The hands that an opponent goes on with against a raise: the better half. */
export function calling(opponent: AssumedOpponent): AssumedOpponent {
  const percent = opponent.waiting ? 100 / waitingShare : opponent.percent * keptByRaise;
  return { ...opponent, percent: Math.max(fewest, percent) };
}

const ranges = new Map<number, Range>();

export function rangeOf({ percent }: AssumedOpponent): Range {
  const known = ranges.get(percent);
  if (known !== undefined) return known;
  const weights = new Float64Array(comboCount);
  for (const combo of topOfHands(percent)) weights[combo] = 1;
  const range = Range.of(weights);
  ranges.set(percent, range);
  return range;
}
