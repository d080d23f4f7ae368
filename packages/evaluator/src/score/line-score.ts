import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { HandLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';

/** Turns the lines of a run, in order, into its figures. */
export interface LineScore {
  /** Hands so far. */
  readonly hands: number;
  addHand(line: HandLine): void;
  addTiming(line: TimingLine): void;
  /** As it stands, for whoever watches. */
  readonly progress: {
    readonly bbPer100: number | null;
    readonly interval: readonly [number, number] | null;
    /** By which it is told. */
    readonly estimator?: Estimate['name'];
    readonly degradedHands: number;
  };
}
