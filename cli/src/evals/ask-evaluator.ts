import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { runEvaluator } from './evaluator-job.ts';

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
