import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { answerOf, type Question } from './answer-of.ts';
import { withEvaluator } from './evaluator-job.ts';

export interface EvaluationPlace {
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  readonly workspace: string;
}

type AnswerType =
  | 'listed'
  | 'shown'
  | 'compared'
  | 'collected'
  | 'reported'
  | 'exported'
  | 'finished';

/** What the evaluator answers from the files of a workspace. Needs nothing that runs. @throws PokerbotError of the evaluator */
export async function ask<T extends AnswerType>(
  place: EvaluationPlace,
  question: Question<T>,
): Promise<Extract<EvaluatorLine, { type: T }>> {
  const here = { ...place, here: true, listenToStack: () => undefined };
  return await withEvaluator(here, (call) => answerOf(call, question));
}
