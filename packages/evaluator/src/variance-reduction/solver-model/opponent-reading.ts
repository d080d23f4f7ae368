import type { Card } from '@poker-bot/poker/cards/card';
import { comboCount } from '@poker-bot/poker/ranges/combo';
import { BoardOrder } from './board-order.ts';
import {
  allHoldings,
  preflopWeights,
  reweigh,
  shareAhead,
  totalOf,
  type Weights,
} from './range-weights.ts';
import type { MovesBySeat, SeatMove } from './seat-moves.ts';

const boardCards = { preflop: 0, flop: 3, turn: 4, river: 5 } as const;

export interface ReadSpot {
  readonly hole: readonly Card[];
  /** On the board. */
  readonly cards: number;
  readonly seat: number;
  /** What both players did up to there. */
  readonly moves: MovesBySeat;
}

const unread = { cards: 0, total: 0 };

/** What a player may hold after some moves. */
interface Reading {
  readonly weights: Weights;
  /** On the board at the last move after the flop; 0 without one. */
  readonly cards: number;
  /** Of the weights of all holdings on that board. */
  readonly total: number;
  /** By seat of the other and cards on the board: what `ahead` came to; the hands are the same in all spots of a deal. */
  ahead: (number | undefined)[] | undefined;
  /** By the code of the next move. */
  next: Map<number, Reading> | undefined;
}

/**
 * What the players of a deal may be taken to hold by what they did: roughly, for a network to start from. Made for one deal after
 * the other, so that the room for some hundred ranges is taken once.
 */
export class OpponentReading {
  #board: readonly Card[];
  readonly #orders = { 3: new BoardOrder(), 4: new BoardOrder(), 5: new BoardOrder() };
  #start = readingOf(allHoldings);
  /** Room for ranges: as many of the first as are taken belong to the deal. */
  readonly #room: Weights[] = [];
  #taken = 0;

  /** @param board all the cards of it that will be asked about */
  constructor(board: readonly Card[]) {
    this.#board = board;
  }

  /** Forgets the deal and begins another. @param board of it, all five cards */
  restart(board: readonly Card[]): void {
    this.#board = board;
    for (const cards of [3, 4, 5] as const) this.#orders[cards].clear();
    this.#start = readingOf(allHoldings);
    this.#taken = 0;
  }

  /**
   * Share of what the other may hold that a hand is ahead of as the board lies, ties half.
   * @param spot after the flop, of the player with the hand
   */
  ahead({ hole, cards, seat, moves }: ReadSpot): number {
    const reading = this.#read(moves[seat === 0 ? 1 : 0]);
    const place = seat * 6 + cards;
    const known = reading.ahead?.[place];
    if (known !== undefined) return known;
    const ahead = this.#shareAhead(reading, { hole, cards });
    reading.ahead ??= [];
    reading.ahead[place] = ahead;
    return ahead;
  }

  /** The same of a hand that is one of many: it is not kept. */
  aheadOnce({ hole, cards, seat, moves }: ReadSpot): number {
    return this.#shareAhead(this.#read(moves[seat === 0 ? 1 : 0]), { hole, cards });
  }

  #shareAhead({ weights }: Reading, { hole, cards }: Pick<ReadSpot, 'hole' | 'cards'>): number {
    return shareAhead(weights, { order: this.#order(cards), hole });
  }

  #read(moves: readonly SeatMove[]): Reading {
    let reading = this.#start;
    for (let at = 0; at < moves.length; at += 1) {
      const move = moves[at] as SeatMove;
      const known = reading.next?.get(move.code);
      if (known !== undefined) {
        reading = known;
        continue;
      }
      const after = this.#after(move, reading);
      reading.next ??= new Map();
      reading.next.set(move.code, after);
      reading = after;
    }
    return reading;
  }

  #after({ street, type, size, raisesBefore }: SeatMove, before: Reading): Reading {
    const { weights } = before;
    if (street === 'preflop') {
      return readingOf(type === 'check' ? weights : preflopWeights(type, raisesBefore));
    }
    const cards = boardCards[street];
    const { holdings } = this.#order(cards);
    const total = before.cards === cards ? before.total : totalOf(weights, holdings);
    const result = this.#takeRoom();
    const move = { type, size, raisesBefore, rounds: 6 - cards };
    const left = reweigh(weights, { holdings, total, move, result });
    return readingOf(result, { cards, total: left });
  }

  #takeRoom(): Weights {
    const free = this.#room[this.#taken] ?? new Float32Array(comboCount);
    this.#room[this.#taken] = free;
    this.#taken += 1;
    return free;
  }

  #order(cards: number): BoardOrder {
    const order = this.#orders[cards as 3 | 4 | 5];
    if (order.isClear) order.sort(this.#board.slice(0, cards));
    return order;
  }
}

function readingOf(weights: Weights, { cards, total } = unread): Reading {
  return { weights, cards, total, ahead: undefined, next: undefined };
}
