import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { answerOf } from './answer-of.ts';
import type { CallEvaluator } from './evaluator-job.ts';
import { JobsProgress } from './jobs-progress.ts';
import { isRunEvent, type PlayOptions } from './play-for.ts';
import { seenFrom } from './seen-from.ts';
import { shardError } from './shard-error.ts';

type Division = Extract<EvaluatorLine, { type: 'divided' }>;

interface Jobs {
  readonly call: CallEvaluator;
  /** Command line of the evaluator that divides the run. */
  readonly divide: readonly string[];
}

/**
 * Plays the shards of a run, all at once, and merges them. When one fails the others are stopped: what they have played is kept, and the
 * run goes on with one command.
 *
 * @returns undefined where the run is one that a single evaluator has begun
 * @throws PokerbotError of the evaluator; that of a shard names it
 */
export async function playJobs(
  options: PlayOptions,
  { call, divide }: Jobs,
): Promise<SmokeSummary | undefined> {
  const { context, workspace, files, listen } = options;
  const division = await answerOf(call, { args: divide, type: 'divided' });
  if (division.shards.length === 0) return undefined;
  const handsPerSecond = await playShards(options, { call, division });
  const merging = ['merge', division.runId, `--shards=${division.shards.length}`];
  const { summary } = await answerOf(call, { args: merging, type: 'finished' });
  if (summary.suite !== 'smoke') throw new Error(`Shards of ${summary.suite} cannot be merged`);
  listen({ type: 'finished', summary, ...(handsPerSecond && { handsPerSecond }) });
  return seenFrom(context.workingDirectory, { summary, workspace, files });
}

/**
 * @returns how many hands they have played in a second, together; undefined where all were on file before
 * @throws PokerbotError of the shard that failed first, else `INTERRUPTED`
 */
async function playShards(
  { context, listen }: PlayOptions,
  { call, division }: { readonly call: CallEvaluator; readonly division: Division },
): Promise<number | undefined> {
  const { runId, shards, workers, warning } = division;
  const others = new AbortController();
  const signal = AbortSignal.any([context.signal, others.signal]);
  const progress = new JobsProgress({
    ...{ runId, warning, listen },
    jobs: shards.length,
    clock: context.clock,
  });
  const failures: unknown[] = [];
  const play = async (shard: string, job: number) => {
    try {
      await call({
        args: ['smoke', `--resume=${shard}`, `--workers=${workers}`],
        onLine: (line) => {
          if (isRunEvent(line)) progress.hear(job, line);
        },
        signal,
      });
    } catch (error) {
      others.abort();
      const hands = handsOf(error);
      if (hands !== undefined) progress.stop(job, hands);
      failures.push(shardError(error, { runId, shard }));
    }
  };
  await Promise.all(shards.map(play));
  const failure = failures.find((error) => !isInterruption(error));
  if (failure !== undefined) throw failure;
  if (failures.length > 0) throw stopped(runId, progress);
  return progress.handsPerSecond;
}

function isInterruption(error: unknown): boolean {
  return isPokerbotError(error) && error.code === 'INTERRUPTED';
}

/** Hands on file of a shard that was stopped. */
function handsOf(error: unknown): number | undefined {
  const hands = isPokerbotError(error) ? error.details.hands : undefined;
  return typeof hands === 'number' ? hands : undefined;
}

function stopped(runId: string, { hands, of }: JobsProgress): PokerbotError {
  const done = of === undefined ? 'Stopped' : `Stopped after ${hands} of ${of} hands`;
  return new PokerbotError('INTERRUPTED', {
    message: `${done}; everything played is kept`,
    next: [`\`pokerbot eval smoke --resume ${runId}\``],
    details: { suite: 'smoke', runId, ...(of === undefined ? {} : { hands, of }) },
  });
}
