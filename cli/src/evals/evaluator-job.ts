import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { DriverChoice } from '../stack/manifest/manifest-schema.ts';
import { planBuilds } from '../stack/plan/plan-builds.ts';
import type { StackListener } from '../stack/stack-event.ts';
import type { UnitSpec } from '../stack/unit-spec.ts';
import { carryOut } from '../stack/use-cases/carry-out.ts';
import { type OpenStack, openStack } from '../stack/use-cases/open-stack.ts';
import { prepareContext } from '../stack/use-cases/prepare-context.ts';
import type { StackContext, StackOptions } from '../stack/use-cases/stack-context.ts';
import { EvaluatorListener } from './evaluator-listener.ts';

export interface EvaluatorJob {
  readonly context: StackContext;
  readonly workspace: string;
  readonly driver?: DriverChoice | undefined;
  /** Variables given on the command line. */
  readonly flags?: Readonly<Record<string, string>> | undefined;
  /** Command line of the evaluator, without `--events`. */
  readonly args: readonly string[];
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
  const { here = false, listenToStack: listen } = job;
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
    const listener = new EvaluatorListener(onLine);
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

/** Sources may have changed since the stack was brought up: a job runs what they are now. */
async function buildMissing(unit: UnitSpec, stack: OpenStack, options: StackOptions) {
  const plan = { operations: planBuilds([unit], stack.observed.images) };
  if (plan.operations.length === 0) return;
  const { context, listen } = options;
  await prepareContext(plan, stack, options);
  await carryOut({ plan, driver: stack.driver, units: [unit], context, listen });
}

function notDeclared(): PokerbotError {
  return new PokerbotError('UNIT_UNKNOWN', {
    message: 'This workspace declares no unit `evaluator`',
    details: { unit: 'evaluator' },
  });
}
