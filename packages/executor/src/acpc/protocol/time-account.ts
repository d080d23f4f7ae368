/** What a player may use of time, in milliseconds. */
export interface TimeLimits {
  /** For one action. */
  readonly responseMs: number;
  /** For all its actions of one hand. */
  readonly handMs: number;
  /** For each hand on average: the match has so much for every one of its hands. */
  readonly perHandMs: number;
}

/** The limits of the competition's dealer. */
export const standardLimits: TimeLimits = {
  responseMs: 600_000,
  handMs: 600_000,
  perHandMs: 7_000,
};

/** The time one seat has used, against its limits. */
export class TimeAccount {
  readonly #limits: TimeLimits;
  readonly #matchMs: number;
  #hand = 0;
  #match = 0;

  /** @param usedMs before, in a match that goes on after it was stopped */
  constructor(limits: TimeLimits, { hands, usedMs = 0 }: { hands: number; usedMs?: number }) {
    this.#limits = limits;
    this.#matchMs = limits.perHandMs * hands;
    this.#match = usedMs;
  }

  /** Milliseconds used in the match so far. */
  get usedMs(): number {
    return this.#match;
  }

  newHand(): void {
    this.#hand = 0;
  }

  /** Time left for the action that begins now. */
  get leftMs(): number {
    const { responseMs, handMs } = this.#limits;
    return Math.min(responseMs, handMs - this.#hand, this.#matchMs - this.#match);
  }

  /** Books an answer. @returns the limit that it went over, if it did */
  charge(elapsedMs: number): string | undefined {
    const { responseMs, handMs } = this.#limits;
    const elapsed = Math.max(0, elapsedMs);
    this.#hand += elapsed;
    this.#match += elapsed;
    if (elapsed > responseMs) return `${responseMs} ms for one action`;
    if (this.#hand > handMs) return `${handMs} ms for a hand`;
    if (this.#match > this.#matchMs) return `${this.#matchMs} ms for the match`;
    return undefined;
  }
}
