import type { Decision } from '../decision/decision.ts';

/** What a session counts for its status. */
export interface SessionFigures {
  readonly hands: number;
  readonly decisions: number;
  /** Hands in which an advisor was late or failed. */
  readonly degradedHands: number;
  readonly guardInterventions: number;
  /** Big blinds won or lost in this run. */
  readonly netBigBlinds: number;
}

export class SessionTally {
  #hands = 0;
  #decisions = 0;
  #degradedHands = 0;
  #guardInterventions = 0;
  #netBigBlinds = 0;
  #degraded = false;

  get figures(): SessionFigures {
    return {
      hands: this.#hands,
      decisions: this.#decisions,
      degradedHands: this.#degradedHands,
      guardInterventions: this.#guardInterventions,
      netBigBlinds: this.#netBigBlinds,
    };
  }

  decision({ guards, degraded }: Decision): void {
    this.#decisions += 1;
    this.#guardInterventions += guards.filter(({ verdict }) => verdict !== 'passed').length;
    this.#degraded ||= degraded;
  }

  hand(netBigBlinds: number): void {
    this.#hands += 1;
    this.#netBigBlinds = Math.round((this.#netBigBlinds + netBigBlinds) * 1e6) / 1e6;
    if (this.#degraded) this.#degradedHands += 1;
    this.#degraded = false;
  }
}
