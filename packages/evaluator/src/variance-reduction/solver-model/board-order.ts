import type { Card } from '@poker-bot/poker/cards/card';
import { comboAt, comboCount } from '@poker-bot/poker/ranges/combo';
import { BoardStrengths } from './board-strengths.ts';

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
  readonly #room = {
    holdings: new Uint16Array(comboCount),
    strengths: new Uint16Array(comboCount),
  };
  readonly #strengths = new BoardStrengths();
  /** Indices of holdings, as `comboIndex` has them; none before a board is sorted. */
  holdings = none;
  /** Of each of them, in the same order. */
  strengths = none;

  get isClear(): boolean {
    return this.holdings.length === 0;
  }

  clear(): void {
    this.holdings = none;
    this.strengths = none;
  }

  /** @param board three to five cards */
  sort(board: readonly Card[]): void {
    this.#strengths.restart(board);
    const count = this.#find();
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
    return first < second ? this.#strengths.of(first, second) : this.#strengths.of(second, first);
  }

  /** Finds the strength of each holding and where those of each strength begin. Sorted by counting: there are few strengths. */
  #find(): number {
    const board = this.#strengths;
    starts.fill(0);
    let count = 0;
    for (let index = 0; index < comboCount; index += 1) {
      const first = firstCards[index] as Card;
      const second = secondCards[index] as Card;
      const strength = board.has(first) || board.has(second) ? 0 : board.of(first, second);
      found[index] = strength;
      if (strength === 0) continue;
      starts[strength + 1] = (starts[strength + 1] as number) + 1;
      count += 1;
    }
    for (let strength = 1, before = 0; before < count; strength += 1) {
      before += starts[strength] as number;
      starts[strength] = before;
    }
    return count;
  }
}
