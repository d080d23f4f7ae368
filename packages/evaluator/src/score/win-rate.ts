import { positionName } from '@poker-bot/poker/holdem/position-name';
import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { completeDeals } from '../schedule/duplicate.ts';
import type { ControlPrior } from '../statistics/predictable-controls.ts';
import { DealBooks } from './deal-books.ts';
import type { DealOutcome } from './deal-outcome.ts';
import { Estimates } from './estimates.ts';

const curvePoints = 60;

export interface WinRateOptions {
  readonly hands: number;
  readonly seats: number;
  readonly bigBlind: number;
  readonly prior: ControlPrior;
  /** bb/100 for `handsNeeded`. */
  readonly halfWidth: number;
}

/** The books of a run: complete deals for the estimates, every hand for the totals. Hands come in order. */
export class WinRate {
  readonly #options: WinRateOptions;
  readonly #estimates: Estimates;
  readonly #positions: { hands: number; chips: number }[];
  readonly #curve: SmokeSummary['curve'] = [];
  #deal: DealBooks;
  #deals = 0;
  #chips = 0;

  constructor(options: WinRateOptions) {
    const { seats, bigBlind, prior, halfWidth } = options;
    this.#options = options;
    this.#estimates = new Estimates({ handsPerDeal: seats, bigBlind, prior, halfWidth });
    this.#positions = Array.from({ length: seats }, () => ({ hands: 0, chips: 0 }));
    this.#deal = new DealBooks(seats);
  }

  add(line: HandLine): void {
    if (line.tags.rotation === 0) this.#deal = new DealBooks(this.#options.seats);
    if (isCrashed(line)) return;
    const chips = line.net[line.tags.bot] ?? 0;
    this.#chips += chips;
    this.#estimates.addHand(chips);
    const position = this.#positions[line.tags.bot];
    if (position !== undefined) {
      position.hands += 1;
      position.chips += chips;
    }
    const outcome = this.#deal.add(line);
    if (outcome !== undefined) this.#closeDeal(outcome);
  }

  /** The plainest first; empty before the first hand. */
  get estimates(): Estimate[] {
    return this.#estimates.list;
  }

  /** What is said when one figure is to be said: of the ways there are over complete deals the one that takes out most luck. */
  get estimate(): Estimate | undefined {
    return this.estimates.findLast(({ name }) => name !== 'raw');
  }

  get deals(): number {
    return this.#deals;
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

  #closeDeal(outcome: DealOutcome): void {
    this.#estimates.addDeal(outcome);
    this.#deals += 1;
    const { hands, seats } = this.#options;
    const all = completeDeals(hands, seats);
    const step = Math.max(1, all / curvePoints);
    const count = this.#deals;
    const due = Math.floor(count / step) > Math.floor((count - 1) / step) || count === all;
    // Asked for only where it is kept: an interval takes longer than a hand.
    const estimate = due ? this.estimate : undefined;
    if (estimate === undefined) return;
    const { bbPer100, interval } = estimate;
    this.#curve.push({ hands: count * seats, bbPer100, interval });
  }
}
