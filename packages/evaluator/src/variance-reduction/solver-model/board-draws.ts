import { type Card, rankOf, suitOf } from '@poker-bot/poker/cards/card';
import { hasOpenEndedDraw } from '../../opponents/draw.ts';

const ranks = 13;
const unknown = -1;

/** Finds strong draws of holdings on a board: `hasDraw` for many of them. Made for one board after the other. */
export class BoardDraws {
  #board: readonly Card[] = [];
  readonly #suits = [0, 0, 0, 0];
  /** By two ranks: whether they make an open-ended draw, which no suit has a say in. */
  readonly #straights = new Int8Array(ranks * ranks);

  restart(board: readonly Card[]): void {
    this.#board = board;
    this.#suits.fill(0);
    this.#straights.fill(unknown);
    for (const card of board) this.#suits[suitOf(card)] = (this.#suits[suitOf(card)] ?? 0) + 1;
  }

  has(first: Card, second: Card): boolean {
    if (this.#board.length > 4) return false;
    return this.#isFlushDraw(first, second) || this.#isStraightDraw(first, second);
  }

  #isFlushDraw(first: Card, second: Card): boolean {
    const [one, other] = [suitOf(first), suitOf(second)];
    if (one === other) return this.#suits[one] === 2;
    return this.#suits[one] === 3 || this.#suits[other] === 3;
  }

  #isStraightDraw(first: Card, second: Card): boolean {
    const place = rankOf(first) * ranks + rankOf(second);
    if (this.#straights[place] === unknown) {
      this.#straights[place] = hasOpenEndedDraw([first, second], this.#board) ? 1 : 0;
    }
    return this.#straights[place] === 1;
  }
}
