import type { Card } from '@poker-bot/poker/cards/card';
import { BoardOrder, firstCards, secondCards } from './board-order.ts';
import { allHoldings, preflopWeights, reweigh, type Weights } from './range-weights.ts';
import { calledShare, raisedShare, type SpotStep } from './spot-steps.ts';

const boardCards = { preflop: 0, flop: 3, turn: 4, river: 5 } as const;
/** Steps in which sizes are read, of doubling: finer ones change little, and each is worked out by itself. */
const sizeSteps = 4;

interface ReadSpot {
  readonly hole: readonly Card[];
  /** On the board. */
  readonly cards: number;
  readonly seat: number;
  readonly steps: readonly SpotStep[];
}

interface Reading {
  readonly weights: Weights;
  /** By cards on the board: what `ahead` came to; the hand is the same in all spots of a deal. */
  readonly ahead: (number | undefined)[];
}

/** What the players of a deal may be taken to hold by what they did: roughly, for a network to start from. */
export class OpponentReading {
  readonly #board: readonly Card[];
  readonly #orders: (BoardOrder | undefined)[] = [];
  /** By the moves of a player, in words that make like moves equal. */
  readonly #readings = new Map<string, Reading>();

  /** @param board of the deal, all five cards */
  constructor(board: readonly Card[]) {
    this.#board = board;
  }

  /**
   * Share of what the other may hold that a hand is ahead of as the board lies, ties half.
   * @param spot after the flop, of the player with the hand
   */
  ahead(spot: ReadSpot): number {
    const reading = this.#read(spot.steps, 1 - spot.seat);
    const known = reading.ahead[spot.cards];
    if (known !== undefined) return known;
    const ahead = this.#shareAhead(reading.weights, spot);
    reading.ahead[spot.cards] = ahead;
    return ahead;
  }

  #shareAhead(weights: Weights, { hole, cards }: ReadSpot): number {
    const [one, other] = hole as readonly [Card, Card];
    const order = this.#order(cards);
    const { holdings, strengths } = order;
    const own = order.strengthOf(one, other);
    let weaker = 0;
    let equal = 0;
    let all = 0;
    for (let at = 0; at < holdings.length; at += 1) {
      const index = holdings[at] as number;
      const first = firstCards[index] as number;
      const second = secondCards[index] as number;
      if (first === one || first === other || second === one || second === other) continue;
      const weight = weights[index] as number;
      const strength = strengths[at] as number;
      all += weight;
      if (strength < own) weaker += weight;
      else if (strength === own) equal += weight;
    }
    return all === 0 ? 0.5 : (weaker + equal / 2) / all;
  }

  #read(steps: readonly SpotStep[], seat: number): Reading {
    let moves = `${seat}`;
    let reading = this.#reading(moves, () => allHoldings);
    for (const step of steps) {
      if (step.seat !== seat) continue;
      const size = sizeOf(step);
      const read = Math.round(Math.log2(1 + size) * sizeSteps);
      moves += ` ${step.street}${step.action.type}${step.raisesBefore}/${read}`;
      const { weights } = reading;
      reading = this.#reading(moves, () =>
        this.#after(step, { weights, size: 2 ** (read / sizeSteps) - 1 }),
      );
    }
    return reading;
  }

  #reading(moves: string, weights: () => Weights): Reading {
    const known = this.#readings.get(moves);
    if (known !== undefined) return known;
    const reading = { weights: weights(), ahead: [] };
    this.#readings.set(moves, reading);
    return reading;
  }

  #after(
    step: SpotStep,
    { weights, size }: { readonly weights: Weights; readonly size: number },
  ): Weights {
    const { street, action, raisesBefore } = step;
    if (street === 'preflop') {
      return action.type === 'check' ? weights : preflopWeights(action.type, raisesBefore);
    }
    const cards = boardCards[street];
    const { holdings } = this.#order(cards);
    return reweigh(weights, {
      holdings,
      move: { type: action.type, size, raisesBefore, rounds: 6 - cards },
    });
  }

  #order(cards: number): BoardOrder {
    this.#orders[cards] ??= new BoardOrder(this.#board.slice(0, cards));
    return this.#orders[cards] as BoardOrder;
  }
}

function sizeOf(step: SpotStep): number {
  if (step.action.type === 'raise') return raisedShare(step);
  return step.action.type === 'call' ? calledShare(step) : 0;
}
