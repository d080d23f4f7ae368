import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import { handsNeeded } from '../statistics/hands-needed.ts';
import { type ControlPrior, PredictableControls } from '../statistics/predictable-controls.ts';
import { RunningMoments } from '../statistics/running-moments.ts';
import { studentQuantile } from '../statistics/student-quantile.ts';
import type { DealOutcome } from './deal-outcome.ts';

/** bb/100: a smaller standard error is none, but what rounding leaves of one. */
const leastError = 1e-9;

export interface EstimatesOptions {
  /** Hands of a deal that its result is of. */
  readonly handsPerDeal: number;
  /** Hands that have to be played for it, where they are more: two bots against the same field play each deal twice. */
  readonly handsPlayedPerDeal?: number;
  readonly bigBlind: number;
  readonly prior: ControlPrior;
  /** bb/100 for `handsNeeded`. */
  readonly halfWidth: number;
}

/** Of an observation: hands that its result is of, and hands that are played for it. */
interface Size {
  readonly hands: number;
  readonly played: number;
}

/** A win rate estimated in several ways side by side. Hands and deals come in order. */
export class Estimates {
  readonly #options: EstimatesOptions;
  readonly #raw = new RunningMoments();
  readonly #duplicate = new RunningMoments();
  readonly #allIn = new RunningMoments();
  readonly #corrected = new RunningMoments();
  readonly #controls: PredictableControls;

  constructor(options: EstimatesOptions) {
    this.#options = options;
    this.#controls = new PredictableControls(options.prior);
  }

  addHand(chips: number): void {
    this.#raw.add(chips);
  }

  /** @returns what the deal counts for with its luck taken out, in chips, where that is known */
  addDeal({ chips, runOut, luck }: DealOutcome): number | undefined {
    this.#duplicate.add(chips);
    if (runOut !== undefined) this.#allIn.add(chips - runOut);
    if (luck === undefined) return undefined;
    const corrected = this.#controls.adjust(chips, luck);
    this.#corrected.add(corrected);
    return corrected;
  }

  /** Those that there is something to say by, the plainest first. */
  get list(): Estimate[] {
    const { handsPerDeal, handsPlayedPerDeal = handsPerDeal } = this.#options;
    const hand: Size = { hands: 1, played: 1 };
    const deal: Size = { hands: handsPerDeal, played: handsPlayedPerDeal };
    return [
      this.#estimate('raw', this.#raw, hand),
      this.#estimate('duplicate', this.#duplicate, deal),
      this.#estimate('all-in', this.#allIn, deal),
      this.#estimate('luck-corrected', this.#corrected, deal),
    ].flatMap((estimate) => estimate ?? []);
  }

  #estimate(
    name: Estimate['name'],
    moments: RunningMoments,
    { hands, played }: Size,
  ): Estimate | undefined {
    const { count, variance } = moments;
    if (count === 0) return undefined;
    const { bigBlind, halfWidth } = this.#options;
    const scale = 100 / (hands * bigBlind);
    const mean = moments.mean * scale;
    const common = { name, bbPer100: mean, observations: count };
    if (variance === undefined) {
      return {
        ...common,
        interval: null,
        standardError: null,
        effectiveHands: null,
        handsNeeded: null,
      };
    }
    const standardDeviation = Math.sqrt(variance) * scale;
    const standardError = standardDeviation / Math.sqrt(count);
    const margin = studentQuantile(0.975, count - 1) * standardError;
    return {
      ...common,
      interval: [mean - margin, mean + margin],
      standardError,
      effectiveHands: this.#effectiveHands(standardError),
      handsNeeded: handsNeeded({ standardDeviation, halfWidth, handsPerDeal: played }),
    };
  }

  #effectiveHands(standardError: number): number | null {
    const { variance } = this.#raw;
    if (variance === undefined || standardError < leastError) return null;
    const rawDeviation = (Math.sqrt(variance) * 100) / this.#options.bigBlind;
    return (rawDeviation / standardError) ** 2;
  }
}
