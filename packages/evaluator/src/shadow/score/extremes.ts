import type { ListedDivergence } from '@poker-bot/shared/evaluation/shadow-summary';
import type { DecisionLine, DivergenceNote } from '../line/decision-line.ts';

/** The divergences with the most extreme values, however many pass by. */
export class Extremes {
  readonly #most: number;
  readonly #sign: 1 | -1;
  readonly #kept: ListedDivergence[] = [];

  /** @param sign 1 keeps the highest differences, −1 the lowest */
  constructor(most: number, sign: 1 | -1) {
    this.#most = most;
    this.#sign = sign;
  }

  /** Zero and what lies on the other side of it are left out. */
  add(divergence: ListedDivergence): void {
    const value = this.#valueOf(divergence);
    if (value <= 0) return;
    // Of equal ones the first stays in front: a run that is scored again lists the same.
    const at = this.#kept.findIndex((kept) => this.#valueOf(kept) < value);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, divergence);
    this.#kept.length = Math.min(this.#kept.length, this.#most);
  }

  get list(): ListedDivergence[] {
    return this.#kept;
  }

  #valueOf({ evDifference }: ListedDivergence): number {
    return evDifference * this.#sign;
  }
}

/** A divergence as a summary lists it. */
export function listed(number: number, line: DecisionLine, note: DivergenceNote): ListedDivergence {
  const { hand, file, player, position, street, recorded, candidate, probability } = line;
  const { hole, board, toCall, evDifference } = note;
  return {
    number,
    hand,
    file,
    line: line.line,
    player,
    position,
    street,
    hole,
    board,
    toCall,
    recorded,
    candidate,
    probability,
    evDifference,
  };
}
