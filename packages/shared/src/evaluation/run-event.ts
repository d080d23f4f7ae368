import type { Summary } from './summary.ts';

/** What a run tells while it is going on; with `--events` each is one line of JSON on standard output. */
export type RunEvent =
  | {
      readonly type: 'started';
      readonly runId: string;
      readonly suite: 'smoke';
      readonly bot: string;
      readonly hands: number;
      readonly seats: number;
      readonly seed: string;
      readonly opponents: readonly string[];
      /** Hands that were played before, by a process that was stopped. */
      readonly resumedAt: number;
      readonly folder: string;
    }
  | {
      readonly type: 'progress';
      readonly hands: number;
      readonly of: number;
      readonly bbPer100: number | null;
      readonly interval: readonly [number, number] | null;
      /** In this process, from its first hand on. */
      readonly handsPerSecond: number;
      readonly degradedHands: number;
    }
  | { readonly type: 'finished'; readonly summary: Summary };

export type Tell = (event: RunEvent) => void;
