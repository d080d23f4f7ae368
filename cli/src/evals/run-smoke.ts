import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { withEvaluator } from './evaluator-job.ts';
import { playJobs } from './play-jobs.ts';
import { playSuite, runSuite, type SuiteOptions } from './run-suite.ts';
import { withServices } from './with-services.ts';

export interface SmokeJobs {
  /** Evaluators that play the run side by side; one where it is not said. */
  readonly jobs: number | undefined;
  /** Whether a run is continued that several may have begun. */
  readonly mayBeDivided: boolean;
}

/**
 * Plays a smoke run, in one evaluator or in several, each with a part of it, and makes one run of what they have played.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runSmoke(
  options: SuiteOptions<'smoke'>,
  { jobs, mayBeDivided }: SmokeJobs,
): Promise<SmokeSummary> {
  if (!mayBeDivided && (jobs ?? 1) === 1) return await runSuite(options);
  const command = 'divide';
  const args = [...options.args, ...(jobs === undefined ? [] : [`--jobs=${jobs}`])];
  return await withServices({ ...options, command, args }, async () => {
    const summary = await withEvaluator(options, (call) =>
      playJobs(options, { call, divide: [command, ...args] }),
    );
    return summary ?? (await playSuite(options));
  });
}
