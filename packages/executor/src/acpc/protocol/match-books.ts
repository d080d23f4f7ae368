import { bettingText, cardsText, chipsText } from '@poker-bot/poker/history/acpc/state-text';
import type { Hand } from '@poker-bot/poker/holdem/hand';

/** A hand of a match, and who sat where. */
export interface DealtHand {
  readonly index: number;
  readonly hand: Hand;
  /** Seat of each position. */
  readonly seats: readonly number[];
}

/** Where a match was stopped: it goes on with the hand after these. */
export interface BooksBefore {
  /** Finished ones. */
  readonly hands: number;
  /** Chips by seat. */
  readonly totals: readonly number[];
}

/** What every seat has won or lost, and the lines that say so in the log of a match. */
export class MatchBooks {
  readonly #names: readonly string[];
  readonly #totals: number[];
  #hands: number;

  /** @param before of a match that goes on after it was stopped */
  constructor(names: readonly string[], before?: BooksBefore) {
    this.#names = names;
    this.#totals = names.map((_, seat) => before?.totals[seat] ?? 0);
    this.#hands = before?.hands ?? 0;
  }

  /** Finished hands. */
  get hands(): number {
    return this.#hands;
  }

  /** Chips by seat; pots are split into fractions. */
  get totals(): readonly number[] {
    return this.#totals;
  }

  /** Enters a finished hand. @returns its line */
  enter({ index, hand, seats }: DealtHand): string {
    const { net } = hand.result();
    for (const [position, seat] of seats.entries()) {
      this.#totals[seat] = (this.#totals[seat] ?? 0) + (net[position] ?? 0);
    }
    this.#hands += 1;
    return `${stateText({ index, hand })}:${chipsText(net)}:${this.#namesOf(seats)}`;
  }

  /** A hand that was not played to its end, as a comment: readers of the log skip it. */
  unfinished({ index, hand, seats }: DealtHand): string {
    return `# unfinished ${stateText({ index, hand })}::${this.#namesOf(seats)}`;
  }

  /** The last line of a completed match. */
  get score(): string {
    return `SCORE:${chipsText(this.#totals)}:${this.#names.join('|')}`;
  }

  #namesOf(seats: readonly number[]): string {
    return seats.map((seat) => this.#names[seat] ?? '').join('|');
  }
}

function stateText({ index, hand }: Pick<DealtHand, 'index' | 'hand'>): string {
  return `STATE:${index}:${bettingText(hand)}:${cardsText(hand)}`;
}
