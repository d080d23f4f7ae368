import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import { up } from '../stack/use-cases/up.ts';
import { type EvaluatorJob, runEvaluator } from './evaluator-job.ts';
import { lookForUnits, type Units } from './units-for-run.ts';

export interface ServedOptions extends Omit<EvaluatorJob, 'onLine'> {
  /** The command of the evaluator whose flags and arguments `args` are. */
  readonly command: string;
  /** Leave running what was started for it. */
  readonly keep: boolean;
  /** Play also where a service cannot be started, with what is left of the bots. */
  readonly allowDegraded?: boolean | undefined;
  /** Told how far the evaluator is with looking over the run, where that takes long. */
  readonly listen?: ((event: RunEvent) => void) | undefined;
}

/**
 * Does something that may need services of the stack. The units of those that are down are started before, with what they depend on, and
 * stopped after; no other unit is touched.
 *
 * @throws PokerbotError of the evaluator, and of starting a unit unless the run may be degraded
 */
export async function withServices<T>(options: ServedOptions, play: () => Promise<T>): Promise<T> {
  const { keep, listenToStack } = options;
  const units = await lookForUnits(options);
  const missing = await missingUnits(options, units);
  if (missing.length === 0) return await play();
  const names = missing.map((name) => `\`${name}\``).join(' and ');
  const down = units.running
    ? `${names} ${missing.length === 1 ? 'does' : 'do'} not run`
    : 'The stack is down';
  const what = units.running ? (missing.length === 1 ? 'it' : 'them') : names;
  const text = `${down}: starting ${what} for this run${keep ? '' : ', and stopping afterwards what was started'}`;
  listenToStack({ type: 'note', text });
  try {
    await bringUp(options, missing);
    return await play();
  } finally {
    if (!keep) await units.stop(missing);
  }
}

/** Brings up what can be: of a run that may be degraded a service that fails is only told. */
async function bringUp(options: ServedOptions, units: readonly string[]): Promise<void> {
  const { context, listenToStack, keep, allowDegraded = false } = options;
  try {
    await up({ ...options, units, listen: listenToStack });
  } catch (error) {
    if (context.signal.aborted && !keep) throw stoppedBefore(error);
    if (!allowDegraded || context.signal.aborted || !isPokerbotError(error)) throw error;
    const text = `The stack did not come up whole; playing all the same (\`--allow-degraded\`): ${error.message}`;
    listenToStack({ type: 'note', text });
  }
}

/** To whoever stops the command while units come up, these are none that keep running. */
function stoppedBefore(cause: unknown): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: 'Interrupted before the first hand; what was started for this run is stopped again',
    next: ['Run the same command again'],
    cause,
  });
}

/**
 * Units of services that the run asks and that don't run. Where something is down, the evaluator looks over the run first: a mistake
 * in the flags shows before anything is started for them, and a run that is finished needs nothing.
 */
async function missingUnits(options: ServedOptions, { down }: Units): Promise<string[]> {
  if (down.length === 0) return [];
  let missing: string[] = [];
  await runEvaluator({
    ...options,
    args: [options.command, ...options.args, '--check'],
    onLine: (line) => {
      if (line.type === 'scanning') options.listen?.(line);
      if (line.type !== 'checked' || line.finished) return;
      missing = line.services.filter((name) => down.includes(name));
    },
  });
  return missing;
}
