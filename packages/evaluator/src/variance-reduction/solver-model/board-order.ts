import type { Card } from '@poker-bot/poker/cards/card';
import { evaluate } from '@poker-bot/poker/evaluator/evaluate';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { BoardDraws } from './board-draws.ts';

/** What strong draws are ranked as, since they are played like it: a good pair. */
const drawStrength = 3_200;
const strongest = 7_462;

/** Cards of each holding, by index. */
const firstCards = Uint8Array.from({ length: comboCount }, (_, index) => comboAt(index)[0]);
const secondCards = Uint8Array.from({ length: comboCount }, (_, index) => comboAt(index)[1]);

/** By index of a holding its strength; 0 of those with a card of the board. Overwritten by each order. */
const found = new Uint16Array(comboCount);
/** By strength where its holdings begin. Overwritten as well. */
const starts = new Uint16Array(strongest + 2);
const none = new Uint16Array();

/**
 * All holdings on a board as it lies, the weakest first. Holdings with a card of the board are left out. Made for one board after the
 * other: the room is kept.
 */
export class BoardOrder {
  readonly #room = { holdings: new Uint16Array(comboCount), strengths: new Uint16Array(comboCount) };
  /** Indices of holdings, as `comboIndex` has them; none before a board is sorted. */
  holdings = none;
  /** Of each of them, in the same order. */
  strengths = none;
  readonly #draws = new BoardDraws();
  /** Two places for a holding, then the board. */
  #cards: Card[] = [];

  get isClear(): boolean {
    return this.holdings.length === 0;
  }

  clear(): void {
    this.holdings = none;
    this.strengths = none;
  }

  /** @param board three to five cards */
  sort(board: readonly Card[]): void {
    this.#draws.restart(board);
    this.#cards = [0 as Card, 0 as Card, ...board];
    starts.fill(0);
    const count = this.#find(board);
    for (let strength = 1; strength < starts.length; strength += 1) {
      starts[strength] = (starts[strength] as number) + (starts[strength - 1] as number);
    }
    const { holdings, strengths } = this.#room;
    for (let index = 0; index < comboCount; index += 1) {
      const strength = found[index] as number;
      if (strength === 0) continue;
      const place = starts[strength] as number;
      starts[strength] = place + 1;
      holdings[place] = index;
      strengths[place] = strength;
    }
    this.holdings = holdings.subarray(0, count);
    this.strengths = strengths.subarray(0, count);
  }

  /** 1 to 7,462, as `evaluate` gives it; strong draws at least as good as a good pair. */
  strengthOf(first: Card, second: Card): number {
    this.#cards[0] = first;
    this.#cards[1] = second;
    const strength = evaluate(this.#cards);
    return strength < drawStrength && this.#draws.has(first, second) ? drawStrength : strength;
  }

  /** Finds the strength of each holding, and counts them. Sorted by counting: there are few strengths. */
  #find(board: readonly Card[]): number {
    let count = 0;
    for (let index = 0; index < comboCount; index += 1) {
      const first = firstCards[index] as Card;
      const second = secondCards[index] as Card;
      if (board.includes(first) || board.includes(second)) {
        found[index] = 0;
        continue;
      }
      const strength = this.strengthOf(first, second);
      found[index] = strength;
      starts[strength + 1] = (starts[strength + 1] as number) + 1;
      count += 1;
    }
    return count;
  }
}
