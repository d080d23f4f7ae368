import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { DriverChoice } from '../stack/manifest/manifest-schema.ts';
import type { StackListener } from '../stack/stack-event.ts';
import { buildMissing } from '../stack/use-cases/build-missing.ts';
import { openStack } from '../stack/use-cases/open-stack.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { EvaluatorListener } from './evaluator-listener.ts';
import type { GivenFiles } from './given-files.ts';

/** Where evaluators run. */
export interface EvaluatorPlace {
  readonly context: StackContext;
  readonly workspace: string;
  readonly driver?: DriverChoice | undefined;
  /** Variables given on the command line. */
  readonly flags?: Readonly<Record<string, string>> | undefined;
  /** Files that the user named in their command lines. */
  readonly files?: GivenFiles | undefined;
  /** Run them as processes of this machine, whatever the stack runs under: they only read files. */
  readonly here?: boolean;
  /** Told when an image has to be built first. */
  readonly listenToStack: StackListener;
}

export interface EvaluatorCall {
  /** Command line of the evaluator, without `--events`. */
  readonly args: readonly string[];
  onLine(line: EvaluatorLine): void;
  /** Interrupts it; that of the context where it is not said. */
  readonly signal?: AbortSignal | undefined;
}

export interface EvaluatorJob extends EvaluatorPlace, EvaluatorCall {}

/**
 * Runs one evaluator to its end.
 * @throws PokerbotError whatever it says went wrong; `UNIT_FAILED` when it ends without saying anything
 */
export type CallEvaluator = (call: EvaluatorCall) => Promise<void>;

/** Runs the evaluator in the environment of the workspace's stack, to its end. Throws what `CallEvaluator` does. */
export async function runEvaluator(job: EvaluatorJob): Promise<void> {
  await withEvaluator(job, (call) => call(job));
}

/** Works with evaluators in the environment of the workspace's stack; several may run at once. */
export async function withEvaluator<T>(
  place: EvaluatorPlace,
  work: (call: CallEvaluator) => Promise<T>,
): Promise<T> {
  const { context, workspace, driver, flags, files } = place;
  const { here = false, listenToStack: listen } = place;
  const options = {
    context,
    workspace,
    driver: here ? ('process' as const) : driver,
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
    return await work(async ({ args, onLine, signal = context.signal }) => {
      const listener = new EvaluatorListener(onLine, files);
      const exitCode = await stack.driver.runJob({
        unit,
        args: [...args, '--events'],
        signal,
        onLine: (line) => listener.hear(line),
        onErrorLine: (line) => listener.hearError(line),
      });
      listener.conclude(exitCode);
    });
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
