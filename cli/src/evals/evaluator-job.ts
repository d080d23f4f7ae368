import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { DriverChoice } from '../stack/manifest/manifest-schema.ts';
import type { StackListener } from '../stack/stack-event.ts';
import { buildMissing } from '../stack/use-cases/build-missing.ts';
import { openStack } from '../stack/use-cases/open-stack.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { EvaluatorListener } from './evaluator-listener.ts';
import type { GivenFiles } from './given-files.ts';

export interface EvaluatorJob {
  readonly context: StackContext;
  readonly workspace: string;
  readonly driver?: DriverChoice | undefined;
  /** Variables given on the command line. */
  readonly flags?: Readonly<Record<string, string>> | undefined;
  /** Command line of the evaluator, without `--events`. */
  readonly args: readonly string[];
  /** Files among them that the user named. */
  readonly files?: GivenFiles | undefined;
  /** Run it as a process of this machine, whatever the stack runs under: it only reads files. */
  readonly here?: boolean;
  /** Told when an image has to be built first. */
  readonly listenToStack: StackListener;
  onLine(line: EvaluatorLine): void;
}

/**
 * Runs the evaluator in the environment of the workspace's stack, to its end.
 *
 * @throws PokerbotError whatever the evaluator says went wrong; `UNIT_FAILED` when it ends without saying anything
 */
export async function runEvaluator(job: EvaluatorJob): Promise<void> {
  const { context, workspace, driver, flags, args, onLine } = job;
  const { here = false, files, listenToStack: listen } = job;
  const place = here ? ('process' as const) : driver;
  const options = {
    context,
    workspace,
    driver: place,
    alongside: here,
    follow: true,
    flags,
    listen,
  };
  const stack = await openStack(options);
  try {
    const unit = stack.desired.jobs.find(({ name }) => name === 'evaluator');
    if (unit === undefined) throw notDeclared();
    await buildMissing(unit, stack, options);
    const listener = new EvaluatorListener(onLine, files);
    const exitCode = await stack.driver.runJob({
      unit,
      args: [...args, '--events'],
      signal: context.signal,
      onLine: (line) => listener.hear(line),
      onErrorLine: (line) => listener.hearError(line),
    });
    listener.conclude(exitCode);
  } finally {
    stack.driver.close();
  }
}

function notDeclared(): PokerbotError {
  return new PokerbotError('UNIT_UNKNOWN', {
    message: 'This workspace declares no unit `evaluator`',
    details: { unit: 'evaluator' },
  });
}
