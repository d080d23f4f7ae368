import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { CallEvaluator } from './evaluator-job.ts';

export interface Question<T extends EvaluatorLine['type']> {
  /** Command line of the evaluator. */
  readonly args: readonly string[];
  /** Of the line that answers it. */
  readonly type: T;
}

/** The line that an evaluator answers with. @throws PokerbotError of the evaluator */
export async function answerOf<T extends EvaluatorLine['type']>(
  call: CallEvaluator,
  { args, type }: Question<T>,
): Promise<Extract<EvaluatorLine, { type: T }>> {
  const answers: Extract<EvaluatorLine, { type: T }>[] = [];
  const isAnswer = (line: EvaluatorLine): line is Extract<EvaluatorLine, { type: T }> =>
    line.type === type;
  await call({
    args,
    onLine: (line) => {
      if (isAnswer(line)) answers.push(line);
    },
  });
  const [answer] = answers;
  if (answer === undefined) throw new Error(`The evaluator did not answer \`${args.join(' ')}\``);
  return answer;
}
