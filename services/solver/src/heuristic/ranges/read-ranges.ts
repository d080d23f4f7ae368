import type { Card } from '@poker-bot/poker/cards/card';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { opponentsOf } from '../position.ts';
import type { TimedAction } from '../timeline.ts';
import { boardOrder } from './board-order.ts';
import { narrowByBet, narrowByCall, narrowByCheck, type Weights } from './narrowing.ts';
import { readPreflop } from './preflop-range.ts';

const boardCards = { preflop: 0, flop: 3, turn: 4, river: 5 } as const;

/** What each opponent in the hand may hold, by everything that he did. */
export function readRanges(observation: Observation, timeline: readonly TimedAction[]): Weights[] {
  return readOpponents(observation, timeline).map((seat) => {
    let weights = readPreflop({ observation, timeline, seat });
    for (const action of timeline) {
      if (action.seat !== seat || action.street === 'preflop') continue;
      weights = narrow(weights, {
        action,
        board: observation.board.slice(0, boardCards[action.street]),
      });
    }
    return weights;
  });
}

/** Before the flop a player who has not yet put chips in of his own will is not a party to the pot: most of them fold. */
function readOpponents(observation: Observation, timeline: readonly TimedAction[]): number[] {
  const opponents = opponentsOf(observation);
  if (observation.street !== 'preflop') return opponents;
  const involved = opponents.filter((seat) =>
    timeline.some((action) => action.seat === seat && action.amount > 0),
  );
  return involved.length > 0 ? involved : opponents;
}

interface Reaction {
  readonly action: TimedAction;
  readonly board: readonly Card[];
}

function narrow(weights: Weights, { action, board }: Reaction): Weights {
  const narrowing = { weights, order: boardOrder(board) };
  const { type } = action.action;
  if (type === 'check') return narrowByCheck(narrowing);
  if (type === 'call') return narrowByCall(narrowing, callSize(action));
  return narrowByBet(narrowing, {
    size: raiseSize(action),
    raise: action.raisesBefore > 0,
    rounds: action.allIn ? 1 : 6 - board.length,
  });
}

/** The bet that was called, as a fraction of the pot before it. */
function callSize({ toCall, potBefore }: TimedAction): number {
  return toCall / Math.max(1, potBefore - toCall);
}

/** What was added beyond a call, as a fraction of the pot after that call. */
function raiseSize({ amount, toCall, potBefore }: TimedAction): number {
  return Math.max(0, amount - toCall) / Math.max(1, potBefore + toCall);
}
