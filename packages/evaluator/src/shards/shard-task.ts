import type { AdvisorEnvironment } from '@poker-bot/orchestrator/advisors/create-advisors';
import type { Environment } from '@poker-bot/shared/env/load';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import type { PlayedManifest } from '../match/set-up-match.ts';
import type { FilePart } from '../run-folder/file-parts.ts';
import type { TimedRange } from './played-range.ts';

/** What a shard is started with. */
export interface ShardData {
  readonly manifest: PlayedManifest;
  readonly environment: AdvisorEnvironment & Pick<Environment<'evaluator'>, 'LOG_LEVEL'>;
}

/** What a shard can be asked for, with what it answers. */
export interface ShardTasks {
  /** The hands from one index up to before another. */
  play: {
    readonly task: { readonly from: number; readonly to: number };
    readonly answer: TimedRange;
  };
  /** The `.phh` texts of the hands in a part of `hands.jsonl`. */
  sections: { readonly task: FilePart; readonly answer: readonly string[] };
}

export type ShardTask<Kind extends keyof ShardTasks = keyof ShardTasks> = {
  [K in Kind]: { readonly kind: K } & ShardTasks[K]['task'];
}[Kind];

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
  | { readonly type: 'done'; readonly answer: unknown }
  /** A coded error, or a bug, in words: errors lose their class between threads. */
  | {
      readonly type: 'failed';
      readonly code: ErrorCode | undefined;
      readonly message: string;
      readonly next: readonly string[];
      readonly details: Readonly<Record<string, unknown>>;
    };
