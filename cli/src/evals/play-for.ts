import type { EvaluatorLine, RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { type EvaluatorJob, runEvaluator } from './evaluator-job.ts';
import { seenFrom } from './seen-from.ts';

export interface PlayOptions extends Omit<EvaluatorJob, 'onLine'> {
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  /** Told how the runs go that are played for the answer. */
  readonly listen: (event: RunEvent) => void;
}

/**
 * Runs a command of the evaluator that plays, for its answer.
 *
 * @param pick gives the answer, where a line holds it
 * @returns the answer, with its paths as they are seen from here
 * @throws PokerbotError of the evaluator
 */
export async function playFor<A extends { readonly folder: string }>(
  options: PlayOptions,
  {
    command,
    pick,
  }: { readonly command: string; readonly pick: (line: EvaluatorLine) => A | undefined },
): Promise<A> {
  const { context, workspace, files, listen } = options;
  const answers: A[] = [];
  await runEvaluator({
    ...options,
    args: [command, ...options.args],
    onLine: (line) => {
      const answer = pick(line);
      if (answer !== undefined) answers.push(answer);
      if (isRunEvent(line)) listen(line);
    },
  });
  const [summary] = answers;
  if (summary === undefined)
    throw new Error(`The evaluator ended \`${command}\` without an answer`);
  return seenFrom(context.workingDirectory, { summary, workspace, files });
}

const told: readonly string[] = [
  'planned',
  'scanning',
  'started',
  'progress',
  'listening',
  'finished',
] satisfies RunEvent['type'][];

/** Whether a line is told while a run goes on. */
export function isRunEvent(line: EvaluatorLine): line is RunEvent {
  return told.includes(line.type);
}
