import type { Comparison } from '@poker-bot/shared/evaluation/comparison';
import type { Gc } from '@poker-bot/shared/evaluation/gc';
import type { ListedRun } from '@poker-bot/shared/evaluation/listed-run';
import type { Shown } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { ask, type EvaluationPlace } from './ask-evaluator.ts';
import { seenFrom } from './seen-from.ts';

/** The runs of a workspace, the newest first. Needs nothing that runs. */
export async function listRuns(place: EvaluationPlace): Promise<{ runs: readonly ListedRun[] }> {
  const line = await ask(place, { args: ['list'], type: 'listed' });
  return { runs: line.runs };
}

/**
 * One run or league; an unfinished one as far as it got.
 *
 * @param divergence number of one that is to be shown as well, of a shadow run
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_IS_LEAGUE`, `RUN_DAMAGED`, `DIVERGENCE_UNKNOWN`
 */
export async function showRun(
  place: EvaluationPlace,
  { runId, divergence }: { runId: string; divergence?: number | undefined },
): Promise<Shown> {
  const wanted = divergence === undefined ? [] : [`--divergence=${divergence}`];
  const { run } = await ask(place, { args: ['show', runId, ...wanted], type: 'shown' });
  const { workingDirectory } = place.context;
  if ('league' in run) {
    return { ...run, league: seenFrom(workingDirectory, { ...place, summary: run.league }) };
  }
  const summary = seenFrom(workingDirectory, { ...place, summary: run.summary });
  const { lbr } = run;
  return {
    ...run,
    summary,
    ...(lbr === undefined ? {} : { lbr: { ...lbr, folder: summary.folder } }),
  };
}

/**
 * One run of the shards that several processes played of it.
 *
 * @param shards how many of them there are, where the run was begun in several numbers of them
 * @throws PokerbotError `RUN_UNKNOWN`, `SHARDS_MISSING`, `SHARDS_AMBIGUOUS`, `RUN_DIFFERS`, `RUN_EXISTS`
 */
export async function mergeRun(
  place: EvaluationPlace,
  { runId, shards }: { readonly runId: string; readonly shards?: number | undefined },
): Promise<SmokeSummary> {
  const meant = shards === undefined ? [] : [`--shards=${shards}`];
  const { summary } = await ask(place, { args: ['merge', runId, ...meant], type: 'finished' });
  if (summary.suite !== 'smoke') throw new Error(`Shards of ${summary.suite} cannot be merged`);
  return seenFrom(place.context.workingDirectory, { ...place, summary });
}

/**
 * Runs of one suite side by side, each against the first.
 *
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`, `RUNS_NOT_COMPARABLE`
 */
export async function compareRuns(
  place: EvaluationPlace,
  runIds: readonly string[],
): Promise<Comparison> {
  const { comparison } = await ask(place, { args: ['compare', ...runIds], type: 'compared' });
  return comparison;
}

/**
 * Removes old runs, or tells which would be.
 *
 * @param args flags of the evaluator's `gc`
 * @throws PokerbotError `USAGE`, `FILE_UNWRITABLE`
 */
export async function collectRuns(place: EvaluationPlace, args: readonly string[]): Promise<Gc> {
  const { gc } = await ask(place, { args: ['gc', ...args], type: 'collected' });
  return gc;
}
