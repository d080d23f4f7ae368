import type { Decision } from '../decision/decision.ts';

/** Counts decisions in a row that went wrong: nobody's advice could be used, or an advice was illegal. */
export class AnomalyWatch {
  limit: number;
  #inARow = 0;
  #last = '';

  constructor(limit: number) {
    this.limit = limit;
  }

  note(decision: Decision): void {
    const anomaly = anomalyOf(decision);
    this.#inARow = anomaly === undefined ? 0 : this.#inARow + 1;
    if (anomaly !== undefined) this.#last = anomaly;
  }

  /** Why play has to pause, if so. */
  alarm(): string | undefined {
    if (this.#inARow < this.limit) return undefined;
    return `${this.#inARow} decisions in a row went wrong, the last one so: ${this.#last}`;
  }

  reset(): void {
    this.#inARow = 0;
  }
}

function anomalyOf({ advisors, distribution }: Decision): string | undefined {
  const illegal = advisors.find(({ outcome }) => outcome === 'illegal');
  if (illegal) return `\`${illegal.name}\` gave an illegal advice (${illegal.reason})`;
  if (distribution.length > 0) return undefined;
  const reasons = advisors.map(({ name, outcome }) => `\`${name}\` ${outcome}`).join(', ');
  return `no advice could be used (${reasons})`;
}
