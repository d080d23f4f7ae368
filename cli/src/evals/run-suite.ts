import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { status } from '../stack/use-cases/status.ts';
import { type PlayOptions, playFor } from './play-for.ts';
import { servicesFromHere } from './services-from-here.ts';
import { type ServedOptions, withServices } from './with-services.ts';

type Suite = Summary['suite'];
type SummaryOf<S extends Suite> = Extract<Summary, { suite: S }>;

export type SuiteOptions<S extends Suite> = PlayOptions &
  Omit<ServedOptions, 'command'> & { readonly suite: S };

/**
 * Plays a run of a suite against the stack of the workspace. Where the stack is down and the run needs it, it is started before
 * and stopped after.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runSuite<S extends Suite>(options: SuiteOptions<S>): Promise<SummaryOf<S>> {
  return await withServices({ ...options, command: options.suite }, () => playSuite(options));
}

/** The same with the services that there are. */
export async function playSuite<S extends Suite>(options: SuiteOptions<S>): Promise<SummaryOf<S>> {
  const { context, workspace, suite, here } = options;
  const services = here ? servicesFromHere(await status({ context, workspace })) : {};
  const flags = { ...services, ...options.flags };
  const pick = (line: EvaluatorLine) =>
    line.type === 'finished' && isOf(line.summary, suite) ? line.summary : undefined;
  return await playFor({ ...options, flags }, { command: suite, pick });
}

function isOf<S extends Suite>(summary: Summary, suite: S): summary is SummaryOf<S> {
  return summary.suite === suite;
}
