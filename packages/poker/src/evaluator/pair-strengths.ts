import { rankBits } from './card-keys.ts';
import type { DeckPairs } from './deck-pairs.ts';
import { type HandSum, ranksInSuit } from './hand-sum.ts';
import { overwriteFlushes } from './overwrite-flushes.ts';
import { rowOf, type StrengthsByRanks, strengthsByRanks } from './strengths-by-ranks.ts';
import { fillSuitsHeld, noSuit } from './suits-held.ts';

const rankMask = (1 << rankBits) - 1;

/** Evaluates seven cards in order: five, completed by every two of a deck. */
export class PairStrengths {
  /** By pair of the deck; what `fill` wrote last. */
  readonly strengths: Uint16Array;
  readonly #pairs: DeckPairs;
  readonly #byRanks: StrengthsByRanks = strengthsByRanks();
  /** By sum of suit keys of five cards: the suit of three or more, which two cards can make a flush. */
  readonly #draws = new Int8Array(512);

  constructor(pairs: DeckPairs) {
    this.strengths = new Uint16Array(pairs.kinds.length);
    this.#pairs = pairs;
    fillSuitsHeld(this.#draws, { size: 5, least: 3 });
  }

  /**
   * Writes the strength of the five cards with every two of the deck from place `from` on. Two cards count by their
   * ranks alone but for the flushes, which are written over.
   */
  fill(five: HandSum, from: number): void {
    const row = rowOf(this.#byRanks, five.key & rankMask);
    this.#copyRow(row, this.#pairs.starts[from] as number);
    const suit = this.#draws[five.key >>> rankBits] as number;
    if (suit === noSuit) return;
    const held = ranksInSuit(suit, five.low, five.high);
    overwriteFlushes({ pairs: this.#pairs, from, strengths: this.strengths, suit, held });
  }

  /** Four at a time, which is a quarter faster than one: this loop is most of every enumeration. */
  #copyRow(row: number, start: number): void {
    const { strengths } = this;
    const { kinds } = this.#pairs;
    const source = this.#byRanks.strengths;
    const end = kinds.length;
    let pair = start;
    for (; pair + 3 < end; pair += 4) {
      strengths[pair] = source[row + (kinds[pair] as number)] as number;
      strengths[pair + 1] = source[row + (kinds[pair + 1] as number)] as number;
      strengths[pair + 2] = source[row + (kinds[pair + 2] as number)] as number;
      strengths[pair + 3] = source[row + (kinds[pair + 3] as number)] as number;
    }
    for (; pair < end; pair += 1) {
      strengths[pair] = source[row + (kinds[pair] as number)] as number;
    }
  }
}
