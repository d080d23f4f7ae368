import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { status } from '../stack/use-cases/status.ts';
import { runEvaluator } from './evaluator-job.ts';
import { seenFrom } from './seen-from.ts';
import { servicesFromHere } from './services-from-here.ts';
import { type ServedOptions, withServices } from './with-services.ts';

type Suite = Summary['suite'];
type SummaryOf<S extends Suite> = Extract<Summary, { suite: S }>;

export interface SuiteOptions<S extends Suite> extends Omit<ServedOptions, 'command'> {
  readonly suite: S;
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  readonly listen: (event: RunEvent) => void;
}

/**
 * Plays a run of a suite against the stack of the workspace. Where the stack is down and the run needs it, it is started before
 * and stopped after.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runSuite<S extends Suite>(options: SuiteOptions<S>): Promise<SummaryOf<S>> {
  return await withServices({ ...options, command: options.suite }, () => play(options));
}

async function play<S extends Suite>(options: SuiteOptions<S>): Promise<SummaryOf<S>> {
  const { context, workspace, suite, listen, here } = options;
  let summary: Summary | undefined;
  const services = here ? servicesFromHere(await status({ context, workspace })) : {};
  await runEvaluator({
    ...options,
    flags: { ...services, ...options.flags },
    args: [suite, ...options.args],
    onLine: (line) => {
      if (line.type === 'started' || line.type === 'progress' || line.type === 'listening') {
        listen(line);
      }
      if (line.type !== 'finished') return;
      summary = line.summary;
      listen(line);
    },
  });
  if (summary?.suite !== suite)
    throw new Error(`The evaluator ended without a summary of ${suite}`);
  return seenFrom(context.workingDirectory, { summary: summary as SummaryOf<S>, workspace });
}
