import type { AdvisorEnvironment } from '@poker-bot/orchestrator/advisors/create-advisors';
import type { Environment } from '@poker-bot/shared/env/load';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import type { PlayedManifest } from '../match/set-up-match.ts';
import type { TimedRange } from './played-range.ts';

/** What a shard is started with. */
export interface ShardData {
  readonly manifest: PlayedManifest;
  readonly environment: AdvisorEnvironment & Pick<Environment<'evaluator'>, 'LOG_LEVEL'>;
}

/** What a shard is asked for: to play the hands from one index up to before another. */
export interface ShardTask {
  readonly from: number;
  readonly to: number;
}

/** A task as it is passed on. */
export interface NumberedTask {
  /** Of one run of a program: answers to tasks that nobody waits for any more are known by it. */
  readonly id: number;
  readonly task: ShardTask;
}

export interface NumberedAnswer {
  readonly id: number;
  readonly answer: ShardAnswer;
}

export type ShardAnswer =
  | { readonly type: 'done'; readonly range: TimedRange }
  /** A coded error, or a bug, in words: errors lose their class between threads. */
  | {
      readonly type: 'failed';
      readonly code: ErrorCode | undefined;
      readonly message: string;
      readonly next: readonly string[];
      readonly details: Readonly<Record<string, unknown>>;
    };
