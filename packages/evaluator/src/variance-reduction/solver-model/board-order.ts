import type { Card } from '@poker-bot/poker/cards/card';
import { evaluate } from '@poker-bot/poker/evaluator/evaluate';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { BoardDraws } from './board-draws.ts';

/** What strong draws are ranked as, since they are played like it: a good pair. */
const drawStrength = 3_200;
const strongest = 7_462;

/** Cards of each holding, by index. */
export const firstCards = Uint8Array.from({ length: comboCount }, (_, index) => comboAt(index)[0]);
export const secondCards = Uint8Array.from({ length: comboCount }, (_, index) => comboAt(index)[1]);

/** All holdings on a board as it lies, the weakest first. Holdings with a card of the board are left out. */
export class BoardOrder {
  /** Indices of holdings, as `comboIndex` has them. */
  readonly holdings: Uint16Array;
  /** Of each of them, in the same order. */
  readonly strengths: Uint16Array;
  readonly #draws: BoardDraws;
  /** Two places for a holding, then the board. */
  readonly #cards: Card[];

  /** @param board three to five cards */
  constructor(board: readonly Card[]) {
    this.#draws = new BoardDraws(board);
    this.#cards = [0 as Card, 0 as Card, ...board];
    const found = new Uint16Array(comboCount);
    // Sorted by counting: there are few strengths.
    const starts = new Uint16Array(strongest + 2);
    let count = 0;
    for (let index = 0; index < comboCount; index += 1) {
      const first = firstCards[index] as Card;
      const second = secondCards[index] as Card;
      if (board.includes(first) || board.includes(second)) continue;
      const strength = this.strengthOf(first, second);
      found[index] = strength;
      starts[strength + 1] = (starts[strength + 1] as number) + 1;
      count += 1;
    }
    for (let strength = 1; strength < starts.length; strength += 1) {
      starts[strength] = (starts[strength] as number) + (starts[strength - 1] as number);
    }
    this.holdings = new Uint16Array(count);
    this.strengths = new Uint16Array(count);
    for (let index = 0; index < comboCount; index += 1) {
      const strength = found[index] as number;
      if (strength === 0) continue;
      const place = starts[strength] as number;
      starts[strength] = place + 1;
      this.holdings[place] = index;
      this.strengths[place] = strength;
    }
  }

  /** 1 to 7,462, as `evaluate` gives it; strong draws at least as good as a good pair. */
  strengthOf(first: Card, second: Card): number {
    this.#cards[0] = first;
    this.#cards[1] = second;
    const strength = evaluate(this.#cards);
    return strength < drawStrength && this.#draws.has(first, second) ? drawStrength : strength;
  }
}
