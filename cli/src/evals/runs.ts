import type { ListedRun } from '@poker-bot/shared/evaluation/listed-run';
import type { EvaluatorLine, ShownRun } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { runEvaluator } from './evaluator-job.ts';
import { seenFrom } from './seen-from.ts';

interface Place {
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  readonly workspace: string;
}

/** The runs of a workspace, the newest first. Needs nothing that runs. */
export async function listRuns(place: Place): Promise<{ runs: readonly ListedRun[] }> {
  const line = await ask(place, { args: ['list'], type: 'listed' });
  return { runs: line.runs };
}

/**
 * One run; an unfinished one as far as it got.
 *
 * @param divergence number of one that is to be shown as well, of a shadow run
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`, `DIVERGENCE_UNKNOWN`
 */
export async function showRun(
  place: Place,
  { runId, divergence }: { runId: string; divergence?: number | undefined },
): Promise<ShownRun> {
  const wanted = divergence === undefined ? [] : [`--divergence=${divergence}`];
  const line = await ask(place, { args: ['show', runId, ...wanted], type: 'shown' });
  const { workingDirectory } = place.context;
  return {
    ...line.run,
    summary: seenFrom(workingDirectory, { ...place, summary: line.run.summary }),
  };
}

/**
 * One run of the shards that several processes played of it.
 * @throws PokerbotError `RUN_UNKNOWN`, `SHARDS_MISSING`, `RUN_DIFFERS`, `RUN_EXISTS`
 */
export async function mergeRun(place: Place, runId: string): Promise<SmokeSummary> {
  const { summary } = await ask(place, { args: ['merge', runId], type: 'finished' });
  if (summary.suite !== 'smoke') throw new Error(`Shards of ${summary.suite} cannot be merged`);
  return seenFrom(place.context.workingDirectory, { ...place, summary });
}

async function ask<T extends 'listed' | 'shown' | 'finished'>(
  place: Place,
  { args, type }: { args: readonly string[]; type: T },
): Promise<Extract<EvaluatorLine, { type: T }>> {
  const answers: Extract<EvaluatorLine, { type: T }>[] = [];
  const isAnswer = (line: EvaluatorLine): line is Extract<EvaluatorLine, { type: T }> =>
    line.type === type;
  await runEvaluator({
    ...place,
    args,
    here: true,
    listenToStack: () => undefined,
    onLine: (line) => {
      if (isAnswer(line)) answers.push(line);
    },
  });
  const [answer] = answers;
  if (answer === undefined) throw new Error(`The evaluator did not answer \`${args.join(' ')}\``);
  return answer;
}
