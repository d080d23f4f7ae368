import type { Card } from '../cards/card.ts';
import { cardKeys, rankBits } from './card-keys.ts';
import { fillSevenCardTables, strengthOfFlush } from './evaluate.ts';
import {
  kindOfRanks,
  rowOf,
  type StrengthsByRanks,
  strengthsByRanks,
} from './strengths-by-ranks.ts';
import { fillSuitsHeld, noSuit } from './suits-held.ts';

const rankMask = (1 << rankBits) - 1;
// An imported constant is read and checked at each use.
const keys = cardKeys;

/** A board as far as it is dealt, by what its holdings are ranked with. */
interface Tables {
  readonly rows: StrengthsByRanks;
  /** By the board's sum of suit keys: the suit that two more cards can make a flush of. */
  readonly draws: Int8Array;
  /**
   * By row and kind of a holding: what `againstRanks` comes to and 1, since the worst holding beats none; 0 until it is
   * asked for. The ranks tell how many cards of each are left.
   */
  readonly known: Uint16Array;
}

/** Seven high, without a straight. */
const weakestFlush = 5864;

const tables = new Map<number, Tables>();

function tablesFor(cards: number): Tables {
  const known = tables.get(cards);
  if (known !== undefined) return known;
  fillSevenCardTables();
  const draws = new Int8Array(512);
  fillSuitsHeld(draws, { size: cards, least: 3 });
  const rows = strengthsByRanks(cards as 3 | 4 | 5);
  const built = { rows, draws, known: new Uint16Array(rows.strengths.length) };
  tables.set(cards, built);
  return built;
}

/**
 * Compares two cards with all others that can be held on a board of three to five cards. By rank there are only 91 kinds of
 * holdings, so that is what is counted; of flushes, the few holdings that make them.
 */
export class BoardHoldings {
  readonly #rows: StrengthsByRanks;
  readonly #draws: Int8Array;
  readonly #known: Uint16Array;
  /** The kind of the hand's own ranks. */
  readonly #kind: number;
  /** By rank: cards of it that are neither held nor on the board. */
  readonly #left = new Uint8Array(13);
  /** The same by suit, as a mask of ranks. */
  readonly #inSuit = new Uint16Array(4);
  /** The board's sum of keys. */
  readonly #key: number;
  /** Ranks of the hand's own cards by suit. */
  readonly #own = new Uint16Array(4);

  /** @param size how many cards the boards have that are asked about: three to five */
  constructor(hole: readonly Card[], board: readonly Card[], size = board.length) {
    ({ rows: this.#rows, draws: this.#draws, known: this.#known } = tablesFor(size));
    const [low, high] = [Math.min(...hole) >> 2, Math.max(...hole) >> 2];
    this.#kind = kindOfRanks(low, high);
    this.#left.fill(4);
    this.#inSuit.fill(0x1fff);
    let key = 0;
    for (const card of board) {
      key = (key + (keys[card] as number)) | 0;
      this.#take(card);
    }
    this.#key = key;
    for (const card of hole) {
      this.#own[card & 3] = (this.#own[card & 3] as number) | (1 << (card >> 2));
      this.#take(card);
    }
  }

  /** How many of the other holdings are weaker, doubled, with those that are as strong. */
  beaten(): number {
    return this.#beatenOn(this.#key);
  }

  /** The same on the board with one more card. */
  beatenWith(card: Card): number {
    this.#take(card);
    const beaten = this.#beatenOn((this.#key + (keys[card] as number)) | 0);
    this.#giveBack(card);
    return beaten;
  }

  /** The same with two more. */
  beatenWithTwo(card: Card, other: Card): number {
    const key = (this.#key + (keys[card] as number) + (keys[other] as number)) | 0;
    const known = this.#knownOn(key);
    if (known !== 0) return known - 1;
    this.#take(card);
    this.#take(other);
    const beaten = this.#beatenOn(key);
    this.#giveBack(card);
    this.#giveBack(other);
    return beaten;
  }

  /** What stands in the tables of the board, and 1; 0 where it has to be counted. */
  #knownOn(key: number): number {
    if (this.#draws[key >>> rankBits] !== noSuit) return 0;
    return this.#known[rowOf(this.#rows, key & rankMask) + this.#kind] as number;
  }

  #take(card: Card): void {
    this.#left[card >> 2] = (this.#left[card >> 2] as number) - 1;
    this.#inSuit[card & 3] = (this.#inSuit[card & 3] as number) & ~(1 << (card >> 2));
  }

  #giveBack(card: Card): void {
    this.#left[card >> 2] = (this.#left[card >> 2] as number) + 1;
    this.#inSuit[card & 3] = (this.#inSuit[card & 3] as number) | (1 << (card >> 2));
  }

  #beatenOn(key: number): number {
    const row = rowOf(this.#rows, key & rankMask);
    const suit = this.#draws[key >>> rankBits] as number;
    return suit === noSuit ? this.#againstRanks(row) : this.#withFlushes(row, suit);
  }

  #withFlushes(row: number, suit: number): number {
    const left = this.#inSuit[suit] as number;
    const ownRanks = this.#own[suit] as number;
    const held = 0x1fff & ~left & ~ownRanks;
    const isFlush = bitCount(held | ownRanks) >= 5;
    const own = isFlush
      ? strengthOfFlush(held | ownRanks)
      : (this.#rows.strengths[row + this.#kind] as number);
    const flushes = { left, held, own };
    switch (bitCount(held)) {
      case 3: {
        const all = isFlush ? this.#byRank(row, own, this.#left) : this.#againstRanks(row);
        return all - this.#suitedByRank(row, left, own) + beatenWithBoth(flushes);
      }
      case 4: {
        const others = this.#leftOutside(left);
        const withOne = beatenWithOne(flushes) * total(others);
        return this.#byRank(row, own, others) + withOne + beatenWithBoth(flushes);
      }
      default: {
        const others = total(this.#leftOutside(left));
        const withNone = ((others * (others - 1)) / 2) * pointsOf(strengthOfFlush(held), own);
        return withNone + beatenWithOne(flushes) * others + beatenWithBoth(flushes);
      }
    }
  }

  /** All holdings against the hand, by ranks alone. */
  #againstRanks(row: number): number {
    const at = row + this.#kind;
    const known = this.#known[at] as number;
    if (known !== 0) return known - 1;
    const beaten = this.#byRank(row, this.#rows.strengths[at] as number, this.#left);
    this.#known[at] = beaten + 1;
    return beaten;
  }

  /** All holdings of the cards left, by their ranks alone. */
  #byRank(row: number, own: number, left: Uint8Array): number {
    const { strengths } = this.#rows;
    let kind = row;
    let beaten = 0;
    for (let higher = 0; higher < 13; higher += 1) {
      let weaker = 0;
      for (let lower = 0; lower < higher; lower += 1) {
        const over = (strengths[kind] as number) - own;
        kind = (kind + 1) | 0;
        weaker =
          (weaker + Math.imul(left[lower] as number, (over >>> 31) + ((over - 1) >>> 31))) | 0;
      }
      const over = (strengths[kind] as number) - own;
      kind = (kind + 1) | 0;
      const count = left[higher] as number;
      const pairs = (count * (count - 1)) >> 1;
      const points = (over >>> 31) + ((over - 1) >>> 31);
      beaten = (beaten + Math.imul(count, weaker) + Math.imul(pairs, points)) | 0;
    }
    return beaten;
  }

  /** The holdings of two cards of a suit, by their ranks alone. */
  #suitedByRank(row: number, suited: number, own: number): number {
    const { strengths } = this.#rows;
    let beaten = 0;
    for (let left = suited; left !== 0; left &= left - 1) {
      const higher = highest(left & -left);
      const start = row + kindOfRanks(0, higher);
      for (let rest = suited & ((1 << higher) - 1); rest !== 0; rest &= rest - 1) {
        const over = (strengths[start + highest(rest & -rest)] as number) - own;
        beaten = (beaten + (over >>> 31) + ((over - 1) >>> 31)) | 0;
      }
    }
    return beaten;
  }

  #leftOutside(suited: number): Uint8Array {
    return this.#left.map((count, rank) => count - ((suited >> rank) & 1));
  }
}

/** The holdings that make a flush with a board. */
interface Flushes {
  /** Ranks of the suit that can be held. */
  readonly left: number;
  /** Those on the board. */
  readonly held: number;
  readonly own: number;
}

/** One card of the suit, with one card of another. */
function beatenWithOne({ left, held, own }: Flushes): number {
  let beaten = 0;
  for (let rest = left; rest !== 0; rest &= rest - 1) {
    beaten += pointsOf(strengthOfFlush(held | (rest & -rest)), own);
  }
  return beaten;
}

/** Two cards of the suit. */
function beatenWithBoth({ left, held, own }: Flushes): number {
  if (own < weakestFlush) return 0;
  let beaten = 0;
  for (let higher = left; higher !== 0; higher &= higher - 1) {
    const one = held | (higher & -higher);
    for (let rest = higher & (higher - 1); rest !== 0; rest &= rest - 1) {
      beaten += pointsOf(strengthOfFlush(one | (rest & -rest)), own);
    }
  }
  return beaten;
}

/** Two for a weaker strength, one for the same, none for a stronger one. */
function pointsOf(strength: number, own: number): number {
  return ((strength - own) >>> 31) + ((strength - own - 1) >>> 31);
}

function total(counts: Uint8Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** The place of the highest bit. */
function highest(mask: number): number {
  return 31 - Math.clz32(mask);
}

function bitCount(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}
