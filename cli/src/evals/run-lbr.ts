import { relative, resolve } from 'node:path';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { type EvaluatorJob, runEvaluator } from './evaluator-job.ts';

export interface LbrOptions extends Omit<EvaluatorJob, 'onLine'> {
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  readonly listen: (event: RunEvent) => void;
}

/**
 * Plays a local best response. The bots that it can be played against need no service.
 *
 * @throws PokerbotError of the evaluator
 */
export async function runLbr(options: LbrOptions): Promise<Lbr> {
  const { context, workspace, listen } = options;
  const answers: Lbr[] = [];
  await runEvaluator({
    ...options,
    args: ['lbr', ...options.args],
    onLine: (line) => {
      if (line.type === 'lbr') answers.push(line.lbr);
      if (line.type === 'started' || line.type === 'progress' || line.type === 'finished') {
        listen(line);
      }
    },
  });
  const [lbr] = answers;
  if (lbr === undefined) throw new Error('The evaluator ended without a result');
  const folder = relative(context.workingDirectory, resolve(workspace, lbr.folder)) || '.';
  return { ...lbr, folder };
}
