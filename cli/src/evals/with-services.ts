import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { down } from '../stack/use-cases/down.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';
import { status } from '../stack/use-cases/status.ts';
import { up } from '../stack/use-cases/up.ts';
import { type EvaluatorJob, runEvaluator } from './evaluator-job.ts';

export interface ServedOptions extends Omit<EvaluatorJob, 'onLine'> {
  /** The command of the evaluator whose flags and arguments `args` are. */
  readonly command: string;
  /** Leave the stack running that was started for it. */
  readonly keep: boolean;
  /** Play also where a service cannot be started, with what is left of the bots. */
  readonly allowDegraded?: boolean | undefined;
}

/**
 * Does something that may need services of the stack. Where the stack is down and they are needed, it is started before and
 * stopped after.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack unless the run may be degraded
 */
export async function withServices<T>(options: ServedOptions, play: () => Promise<T>): Promise<T> {
  const { context, workspace, keep, listenToStack } = options;
  const before = await status({ context, workspace });
  const missing = await missingServices(options, before);
  if (missing.length === 0) return await play();
  const names = missing.map((name) => `\`${name}\``).join(' and ');
  const text = before.running
    ? `The run needs ${names}: bringing the stack up first`
    : `The stack is down: starting it for this run${keep ? '' : ', and stopping it afterwards'}`;
  listenToStack({ type: 'note', text });
  try {
    await bringUp(options);
    return await play();
  } finally {
    if (!before.running && !keep) await stop(options);
  }
}

/** Brings up what can be: of a run that may be degraded a service that fails is only told. */
async function bringUp(options: ServedOptions): Promise<void> {
  const { context, listenToStack, allowDegraded = false } = options;
  try {
    await up({ ...options, listen: listenToStack });
  } catch (error) {
    if (!allowDegraded || context.signal.aborted || !isPokerbotError(error)) throw error;
    const text = `The stack did not come up whole; playing all the same (\`--allow-degraded\`): ${error.message}`;
    listenToStack({ type: 'note', text });
  }
}

/**
 * Services that the run asks and that don't run. Where something is down, the evaluator looks over the run first: a mistake
 * in the flags shows before anything is started for them, and a run that is finished needs nothing.
 */
async function missingServices(
  options: ServedOptions,
  { running, units }: StatusResult,
): Promise<string[]> {
  const healthy = units.filter(({ state }) => state === 'healthy').map(({ name }) => name);
  if (running && healthy.length === units.length) return [];
  let missing: string[] = [];
  await runEvaluator({
    ...options,
    args: [options.command, ...options.args, '--check'],
    onLine: (line) => {
      if (line.type !== 'checked' || line.finished) return;
      missing = line.services.filter((name) => !healthy.includes(name));
    },
  });
  return missing;
}

/** Also after Ctrl-C: what was started for the run alone must not stay. */
async function stop(options: ServedOptions): Promise<void> {
  const context = { ...options.context, signal: new AbortController().signal };
  const { workspace, listenToStack } = options;
  await down({ context, workspace, listen: listenToStack });
}
