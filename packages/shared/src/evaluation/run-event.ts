import type { ErrorCode } from '../errors/catalog.ts';
import type { Comparison } from './comparison.ts';
import type { Estimate } from './estimate.ts';
import type { ExportedFigure, WrittenReport } from './figure.ts';
import type { Gc } from './gc.ts';
import type { Lbr } from './lbr.ts';
import type { League } from './league.ts';
import type { ListedRun } from './listed-run.ts';
import type { ShadowDivergence } from './shadow-divergence.ts';
import type { Summary } from './summary.ts';

/** What is left of a run costs about, and at most. Of one that may end with an early verdict: if it plays all its hands. */
export interface RunCost {
  readonly hands: number;
  /** About. */
  readonly decisions: number;
  /** Calls that are paid for, about. */
  readonly paidCalls: number;
  /** Of language models, about; null where nobody says what a call costs. */
  readonly tokens: number | null;
  /** What `tokens` takes one call to cost. */
  readonly tokensPerCall: number | null;
  /** If each of the calls takes as long as it may, about, in milliseconds. */
  readonly longestWaitMs: number;
  /** What budgets leave, of the bots and of the agents service. */
  readonly budget: { readonly calls: number; readonly tokens: number };
}

/** What a run tells while it is going on; with `--events` each is one line of JSON on standard output. */
export type RunEvent =
  | {
      readonly type: 'started';
      readonly runId: string;
      readonly suite: Exclude<Summary['suite'], 'shadow'>;
      readonly bot: string;
      /** The bot that it is measured against, in an A/B run. */
      readonly against?: string;
      /** Told by an A/B run before its first hand. */
      readonly cost?: RunCost;
      /** What is to be known before its first hand, such as that the bots of an A/B run are the same, or why it cannot end with a verdict. */
      readonly warning?: string;
      readonly hands: number;
      readonly seats: number;
      readonly seed: string;
      readonly opponents: readonly string[];
      /** Hands that were played before, by a process that was stopped. */
      readonly resumedAt: number;
      readonly folder: string;
      /** Processes that play it side by side, where it is more than one. */
      readonly jobs?: number;
    }
  | {
      /** A league, before the first of its matches, which follow as runs. */
      readonly type: 'planned';
      readonly suite: 'league';
      readonly runId: string;
      /** Those that are not finished. */
      readonly matches: number;
      /** Of what is left of those matches together: hands on file, and what the bots have spent in them, are counted off. */
      readonly cost: RunCost;
    }
  | {
      /** Recorded hands are looked over before a run of them starts; not told where that is quick. */
      readonly type: 'scanning';
      readonly suite: 'shadow';
      /** What is read: a session, or names of files. */
      readonly source: string;
      /** So far. */
      readonly hands: number;
      readonly bytes: number;
      /** Bytes of all files. */
      readonly of: number;
    }
  | {
      readonly type: 'started';
      readonly runId: string;
      readonly suite: 'shadow';
      readonly bot: string;
      /** What is replayed: a session, or names of files. */
      readonly source: string;
      readonly hands: number;
      readonly decisions: number;
      /** Decisions that were replayed before, by a process that was stopped. */
      readonly resumedAt: number;
      readonly folder: string;
    }
  | {
      readonly type: 'progress';
      readonly suite: 'shadow';
      readonly decisions: number;
      readonly of: number;
      readonly agreementRate: number | null;
      /** In this process, from its first decision on. */
      readonly decisionsPerSecond: number;
      readonly degradedDecisions: number;
    }
  | {
      readonly type: 'progress';
      readonly suite?: undefined;
      readonly hands: number;
      readonly of: number;
      /** Null as long as it is not known: what several processes have won is when they have ended. */
      readonly bbPer100: number | null;
      readonly interval: readonly [number, number] | null;
      /** By which the win rate is told, where there is one. */
      readonly estimator?: Estimate['name'];
      /** Processes that play it side by side, where it is more than one. */
      readonly jobs?: number;
      /** In this process, from its first hand on. */
      readonly handsPerSecond: number;
      readonly degradedHands: number;
    }
  | {
      /** A dealer waits for programs from outside. */
      readonly type: 'listening';
      readonly seats: readonly {
        readonly name: string;
        readonly host: string;
        readonly port: number;
      }[];
    }
  | {
      readonly type: 'finished';
      readonly summary: Summary;
      /** In this process, from its first hand to its last; absent where it has played none, and of a replay. */
      readonly handsPerSecond?: number;
    };

/** A run as `show` gives it, finished or scored from what is on file. */
export interface ShownRun {
  readonly manifest: unknown;
  readonly finished: boolean;
  readonly summary: Summary;
  /** What the summary says, of a run of a local best response. */
  readonly lbr?: Lbr;
  /** The one that was asked for, of a shadow run. */
  readonly divergence?: ShadowDivergence;
}

/** A league as `show` gives it, finished or made of what is on file of its matches. */
export interface ShownLeague {
  readonly manifest: unknown;
  readonly finished: boolean;
  readonly league: League;
}

export type Shown = ShownRun | ShownLeague;

/** Every line that the evaluator writes with `--events`; the last one is an answer or the error. */
export type EvaluatorLine =
  | RunEvent
  /** What a run would do: whether nothing is left to play, and which services its bot asks. */
  | {
      readonly type: 'checked';
      readonly finished: boolean;
      readonly services: readonly string[];
      /** What `started` of it would warn of. */
      readonly warning?: string;
    }
  /** The shards of a run, each to be played with `--resume`; none of a run that one process has begun. */
  | {
      readonly type: 'divided';
      readonly runId: string;
      readonly shards: readonly string[];
      /** Threads for each of them. */
      readonly workers: number;
      /** What several processes spend that one would not. */
      readonly warning?: string;
    }
  | { readonly type: 'compared'; readonly comparison: Comparison }
  | { readonly type: 'collected'; readonly gc: Gc }
  | { readonly type: 'lbr'; readonly lbr: Lbr }
  | { readonly type: 'league'; readonly league: League }
  | { readonly type: 'listed'; readonly runs: readonly ListedRun[] }
  | { readonly type: 'shown'; readonly run: Shown }
  | { readonly type: 'reported'; readonly report: WrittenReport }
  | { readonly type: 'exported'; readonly figure: ExportedFigure }
  | {
      readonly type: 'failed';
      readonly error: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly next: readonly string[];
        readonly details: Readonly<Record<string, unknown>>;
      };
    };

export type Tell = (event: RunEvent) => void;
