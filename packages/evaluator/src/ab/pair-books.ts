import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { DealBooks } from '../score/deal-books.ts';
import type { DealOutcome } from '../score/deal-outcome.ts';
import { type AbTable, handsOfPair, type Side } from './ab-schedule.ts';

/** Adds up pairs: what B won in one, less what A won where both play a field. A pair with a crash in it does not count. */
export class PairBooks {
  readonly #table: AbTable;
  #books: Record<Side, DealBooks>;
  #outcomes: Partial<Record<Side, DealOutcome>> = {};

  constructor(table: AbTable) {
    this.#table = table;
    this.#books = this.#fresh();
  }

  /** @returns the pair when this was its last hand */
  add(line: HandLine): DealOutcome | undefined {
    const { side } = line.tags;
    if (side === undefined) return undefined;
    if (line.index % handsOfPair(this.#table) === 0) {
      this.#books = this.#fresh();
      this.#outcomes = {};
    }
    if (isCrashed(line)) return undefined;
    const outcome = this.#books[side].add(line);
    if (outcome === undefined) return undefined;
    this.#outcomes[side] = outcome;
    if (side === 'a') return undefined;
    if (this.#table.opponents.length === 0) return outcome;
    const { a } = this.#outcomes;
    return a === undefined ? undefined : difference(outcome, a);
  }

  #fresh(): Record<Side, DealBooks> {
    const { seats } = this.#table;
    return { a: new DealBooks(seats), b: new DealBooks(seats) };
  }
}

function difference(one: DealOutcome, other: DealOutcome): DealOutcome {
  const { luck } = other;
  return {
    chips: one.chips - other.chips,
    runOut:
      one.runOut === undefined || other.runOut === undefined
        ? undefined
        : one.runOut - other.runOut,
    luck: luck && one.luck?.map((part, at) => part - (luck[at] ?? 0)),
  };
}
