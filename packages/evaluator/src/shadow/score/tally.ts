import type { ShadowTally } from '@poker-bot/shared/evaluation/shadow-summary';
import type { DecisionLine } from '../line/decision-line.ts';

/** How often decisions agree, and how probable the recorded ones were. */
export class Tally {
  #decisions = 0;
  #agreements = 0;
  #probability = 0;

  add({ agrees, probability }: Pick<DecisionLine, 'agrees' | 'probability'>): void {
    this.#decisions += 1;
    if (agrees) this.#agreements += 1;
    this.#probability += probability;
  }

  get decisions(): number {
    return this.#decisions;
  }

  get agreements(): number {
    return this.#agreements;
  }

  /** Null before the first decision. */
  get agreementRate(): number | null {
    return this.#decisions === 0 ? null : this.#agreements / this.#decisions;
  }

  /** Null before the first decision. */
  get meanProbability(): number | null {
    return this.#decisions === 0 ? null : Math.min(1, this.#probability / this.#decisions);
  }
}

/** One tally for each name, in the order of their first decision. */
export class Tallies {
  readonly #tallies = new Map<string, Tally>();

  add(name: string, line: DecisionLine): void {
    const tally = this.#tallies.get(name) ?? new Tally();
    this.#tallies.set(name, tally);
    tally.add(line);
  }

  /** In the order of the given names, those without a decision left out; others after them. */
  list(order: readonly string[] = []): ShadowTally[] {
    const names = [...order, ...[...this.#tallies.keys()].filter((name) => !order.includes(name))];
    return names.flatMap((name) => {
      const tally = this.#tallies.get(name);
      if (tally === undefined) return [];
      const { decisions, agreements, agreementRate, meanProbability } = tally;
      return [
        {
          name,
          decisions,
          agreements,
          agreementRate: agreementRate ?? 0,
          meanProbability: meanProbability ?? 0,
        },
      ];
    });
  }
}
