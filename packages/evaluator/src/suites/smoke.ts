import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { spentInHands } from '../budget/spent-in-hands.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { lbrConfigOf } from '../lbr/lbr-result.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { openSource, workersOf } from '../shards/open-source.ts';
import { requireSameValueFunction } from '../variance-reduction/value-function.ts';
import { requireSameRun } from './plan-run.ts';
import { playRun } from './play-run.ts';
import { finishedEvent, type Played } from './played.ts';
import { prepareSmoke, type SmokeOptions, type SmokeRun } from './prepare-smoke.ts';
import { absenceWarning, noteServices } from './require-services.ts';
import { servicesOf } from './services-of.ts';
import type { SuiteContext } from './suite-context.ts';
import { withWarning } from './with-warning.ts';
import { shownPath } from './workspace-paths.ts';

/** Plays a smoke run: is the bot healthy? */
export async function runSmoke(
  options: SmokeOptions,
  context: SuiteContext,
): Promise<SmokeSummary> {
  const fresh = options.resume === undefined;
  const run = fresh ? await start(options, context) : reopen(options, context);
  const { warning } = fresh ? absenceWarning(run.manifest) : {};
  const tell = withWarning(warning, context.tell);
  return await completeSmoke(run, options, { ...context, tell });
}

/** Plays what is missing of a run that has its folder; of a finished one the summary is given again. */
export async function completeSmoke(
  { folder, manifest }: SmokeRun,
  options: Pick<SmokeOptions, 'workers'>,
  context: SuiteContext,
): Promise<SmokeSummary> {
  const finished = folder.readSummaryOf('smoke');
  if (finished !== undefined) {
    const summary = { ...finished, folder: shownPath(folder.path, context.workingDirectory) };
    context.tell({ type: 'finished', summary });
    return summary;
  }
  // Here as well as before: the matches of a league come this way.
  requireSameValueFunction(manifest);
  const played = await play({ folder, manifest }, options, context);
  context.tell(finishedEvent(played));
  return played.summary;
}

/** What a run would do, without doing any of it. */
export type Preview = Extract<EvaluatorLine, { type: 'checked' }>;

/** Reads and checks everything that a run would start from; writes nothing. Throws what `runSmoke` would. */
export function previewSmoke(options: SmokeOptions, context: SuiteContext): Preview {
  const { folder, manifest } =
    options.resume === undefined ? prepareSmoke(options, context) : reopen(options, context);
  if (options.resume === undefined) folder.requireNew();
  return {
    type: 'checked',
    finished: folder.readSummary() !== undefined,
    services: servicesOf([manifest.bot]),
  };
}

async function start(options: SmokeOptions, context: SuiteContext): Promise<SmokeRun> {
  return await createSmoke(prepareSmoke(options, context), context);
}

/**
 * Gives a new run its folder. Whatever is away, it is played: that is among what it finds out.
 * @throws PokerbotError `RUN_EXISTS`, `TLS_UNREADABLE`, and what the disk does not take
 */
export async function createSmoke<R extends SmokeRun>(run: R, context: SuiteContext): Promise<R> {
  run.folder.requireNew();
  const manifest = { ...run.manifest, ...(await noteServices([run.manifest.bot], context)) };
  run.folder.create(manifest);
  return { ...run, manifest };
}

function reopen(options: SmokeOptions, { paths }: SuiteContext): SmokeRun {
  const folder = new RunFolder(paths.runs, options.resume ?? '');
  const manifest = folder.readManifestOf('smoke');
  requireSmoke(manifest);
  requireSameRun(options, manifest);
  if (folder.readSummaryOf('smoke') === undefined) requireSameValueFunction(manifest);
  workersOf({ manifest, workers: options.workers });
  return { folder, manifest };
}

/** A local best response is asked what it wins, and a smoke run about the health of its bot. */
function requireSmoke(manifest: SmokeManifest): void {
  if (lbrConfigOf(manifest) === undefined) return;
  const { runId } = manifest;
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${runId}\` is one of a local best response`,
    next: [`Continue it with \`eval lbr --resume ${runId}\``],
    details: { runId },
  });
}

async function play(
  { folder, manifest }: SmokeRun,
  { workers }: Pick<SmokeOptions, 'workers'>,
  context: SuiteContext,
): Promise<Played<SmokeSummary>> {
  const { clock, tell, signal } = context;
  const shownFolder = shownPath(folder.path, context.workingDirectory);
  const spent = spentInHands(folder, manifest);
  const source = await openSource({ manifest, workers, spent }, context);
  try {
    return await playRun({ folder, manifest, source, clock, tell, signal, shownFolder });
  } finally {
    await source.close();
  }
}
