import { positionName } from '@poker-bot/poker/holdem/position-name';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { completeDeals } from '../schedule/duplicate.ts';
import { DealStatistics, type Estimate } from '../statistics/deal-statistics.ts';

const curvePoints = 60;

export interface WinRateOptions {
  readonly hands: number;
  readonly seats: number;
  readonly bigBlind: number;
}

/** The books of a run: complete deals for the estimate, every hand for the totals. Hands come in order. */
export class WinRate {
  readonly #options: WinRateOptions;
  readonly #statistics = new DealStatistics();
  readonly #positions: { hands: number; chips: number }[];
  readonly #curve: SmokeSummary['curve'] = [];
  #deal = { played: 0, chips: 0 };
  #chips = 0;

  constructor(options: WinRateOptions) {
    this.#options = options;
    this.#positions = Array.from({ length: options.seats }, () => ({ hands: 0, chips: 0 }));
  }

  add(line: HandLine): void {
    if (line.tags.rotation === 0) this.#deal = { played: 0, chips: 0 };
    if (isCrashed(line)) return;
    const chips = line.net[line.tags.bot] ?? 0;
    this.#chips += chips;
    const position = this.#positions[line.tags.bot];
    if (position !== undefined) {
      position.hands += 1;
      position.chips += chips;
    }
    this.#deal.played += 1;
    this.#deal.chips += chips;
    if (this.#deal.played === this.#options.seats) this.#closeDeal();
  }

  /** In bb/100; undefined before the first complete deal. */
  get estimate(): Estimate | undefined {
    const { seats, bigBlind } = this.#options;
    return this.#statistics.estimate(100 / (seats * bigBlind));
  }

  get deals(): number {
    return this.#statistics.count;
  }

  /** All that the bot won or lost, in big blinds. */
  get netBigBlinds(): number {
    return this.#chips / this.#options.bigBlind;
  }

  /** The estimate as it was on the way, at up to 60 evenly spaced deals. */
  get curve(): SmokeSummary['curve'] {
    return this.#curve;
  }

  get positions(): SmokeSummary['positions'] {
    const { seats, bigBlind } = this.#options;
    return this.#positions.map(({ hands, chips }, position) => ({
      position,
      name: positionName(position, seats),
      hands,
      bbPer100: hands === 0 ? 0 : (chips / bigBlind / hands) * 100,
    }));
  }

  #closeDeal(): void {
    this.#statistics.add(this.#deal.chips);
    const all = completeDeals(this.#options.hands, this.#options.seats);
    const step = Math.max(1, all / curvePoints);
    const { count } = this.#statistics;
    const due = Math.floor(count / step) > Math.floor((count - 1) / step) || count === all;
    // Asked for only where it is kept: an interval takes longer than a hand.
    const estimate = due ? this.estimate : undefined;
    if (estimate === undefined) return;
    const interval = estimate.interval;
    this.#curve.push({
      hands: count * this.#options.seats,
      bbPer100: estimate.mean,
      interval: interval === undefined ? null : [interval[0], interval[1]],
    });
  }
}
