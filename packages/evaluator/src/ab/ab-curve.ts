import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { Bounds } from '../statistics/confidence-sequence.ts';

/** How much further the next point lies: about a hundred points from ten pairs to ten thousand. */
const growth = 1.07;

/** The difference as it was on the way, at points ever further apart: how far a run goes is not known before. */
export class AbCurve {
  readonly points: AbSummary['curve'] = [];
  #next = 1;

  add(pairs: number, { hands, bounds }: { hands: number; bounds: Bounds }): void {
    if (pairs < this.#next) return;
    this.#next = Math.max(pairs + 1, Math.ceil(pairs * growth));
    this.points.push(pointOf(hands, bounds));
  }

  /** The points and, last, where it stands. */
  until(hands: number, bounds: Bounds | undefined): AbSummary['curve'] {
    if (bounds === undefined || this.points.at(-1)?.hands === hands) return this.points;
    return [...this.points, pointOf(hands, bounds)];
  }
}

function pointOf(hands: number, { mean, interval }: Bounds): AbSummary['curve'][number] {
  return { hands, bbPer100: mean, interval: finite(interval) };
}

/** Null for an interval without ends: JSON has no infinity. */
export function finite(interval: readonly [number, number]): [number, number] | null {
  const [low, high] = interval;
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}
