import type { PlayedLine } from '../record/hand-line.ts';
import type { LuckNote } from '../record/luck-note.ts';
import type { DealOutcome } from './deal-outcome.ts';

/** Adds up the rotations of one deal. */
export class DealBooks {
  readonly #rotations: number;
  #played = 0;
  #chips = 0;
  #runOut: number | undefined = 0;
  #luck: readonly number[] | undefined = [0, 0, 0, 0];

  constructor(rotations: number) {
    this.#rotations = rotations;
  }

  /** @returns the deal when this was the last of its rotations; a hand that crashed never comes, so its deal stays open */
  add({ net, tags, luck }: PlayedLine): DealOutcome | undefined {
    this.#played += 1;
    this.#chips += net[tags.bot] ?? 0;
    this.#runOut = luck === undefined ? undefined : sum(this.#runOut, luck.runOut);
    const parts = luck === undefined ? undefined : partsOf(luck);
    this.#luck = parts && this.#luck?.map((total, at) => total + (parts[at] ?? 0));
    if (this.#played < this.#rotations) return undefined;
    return { chips: this.#chips, runOut: this.#runOut, luck: this.#luck };
  }
}

function sum(total: number | undefined, more: number): number | undefined {
  return total === undefined ? undefined : total + more;
}

function partsOf({ deal, board, own, opponent }: LuckNote): readonly number[] | undefined {
  if (deal === undefined || board === undefined) return undefined;
  return own === undefined || opponent === undefined ? undefined : [deal, board, own, opponent];
}
