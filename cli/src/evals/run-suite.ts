import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { Context } from '../context.ts';
import { down } from '../stack/use-cases/down.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { status } from '../stack/use-cases/status.ts';
import { up } from '../stack/use-cases/up.ts';
import { type EvaluatorJob, runEvaluator } from './evaluator-job.ts';
import { seenFrom } from './seen-from.ts';
import { servicesFromHere } from './services-from-here.ts';

type Suite = Summary['suite'];
type SummaryOf<S extends Suite> = Extract<Summary, { suite: S }>;

export interface SuiteOptions<S extends Suite> extends Omit<EvaluatorJob, 'context' | 'onLine'> {
  readonly suite: S;
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  /** Leave the stack running that was started for the run. */
  readonly keep: boolean;
  readonly listen: (event: RunEvent) => void;
}

/**
 * Plays a run of a suite against the stack of the workspace. Where the stack is down and the run needs it, it is started before
 * and stopped after.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runSuite<S extends Suite>(options: SuiteOptions<S>): Promise<SummaryOf<S>> {
  const { context, workspace, keep, listenToStack } = options;
  const before = await status({ context, workspace });
  const missing = await missingServices(options, before);
  if (missing.length === 0) return await play(options);
  const names = missing.map((name) => `\`${name}\``).join(' and ');
  const text = before.running
    ? `The run needs ${names}: bringing the stack up first`
    : `The stack is down: starting it for this run${keep ? '' : ', and stopping it afterwards'}`;
  listenToStack({ type: 'note', text });
  try {
    await up({ ...options, listen: listenToStack });
    return await play(options);
  } finally {
    if (!before.running && !keep) await stop(options);
  }
}

/**
 * Services that the run asks and that don't run. Where something is down, the evaluator looks over the run first: a mistake
 * in the flags shows before anything is started for them, and a run that is finished needs nothing.
 */
async function missingServices(
  options: SuiteOptions<Suite>,
  { running, units }: StatusResult,
): Promise<string[]> {
  const healthy = units.filter(({ state }) => state === 'healthy').map(({ name }) => name);
  if (running && healthy.length === units.length) return [];
  let missing: string[] = [];
  await runEvaluator({
    ...options,
    args: [options.suite, ...options.args, '--check'],
    onLine: (line) => {
      if (line.type !== 'checked' || line.finished) return;
      missing = line.services.filter((name) => !healthy.includes(name));
    },
  });
  return missing;
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

/** Also after Ctrl-C: what was started for the run alone must not stay. */
async function stop(options: SuiteOptions<Suite>): Promise<void> {
  const context = { ...options.context, signal: new AbortController().signal };
  const { workspace, listenToStack } = options;
  await down({ context, workspace, listen: listenToStack });
}
