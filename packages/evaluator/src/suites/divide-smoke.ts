import { isDeepStrictEqual } from 'node:util';
import { serviceAddress } from '@poker-bot/orchestrator/advisors/service-address';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import { adviceTerms } from '../ab/advice-terms.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import {
  commonManifest,
  divisionOf,
  shardCounts,
  shardFolders,
  unfinishedOf,
  wholeOf,
} from '../shards/division.ts';
import { workersOf } from '../shards/open-source.ts';
import { requireSameValueFunction } from '../variance-reduction/value-function.ts';
import { newIdentity } from './new-identity.ts';
import { requireSameRun } from './plan-run.ts';
import { prepareSmoke, type SmokeOptions } from './prepare-smoke.ts';
import { requireSameSettings } from './require-same-settings.ts';
import { absenceWarning, type NotedServices, noteServices } from './require-services.ts';
import { servicesOf } from './services-of.ts';
import { type Preview, previewSmoke } from './smoke.ts';
import type { SuiteContext } from './suite-context.ts';

export interface DivideOptions extends Omit<SmokeOptions, 'shard'> {
  /** Processes that are to play the run; of one that is continued as many as it was begun with. */
  readonly jobs?: number | undefined;
}

export type Divided = Extract<EvaluatorLine, { type: 'divided' }>;

/**
 * Gives every shard of a run its folder, from which a process can play it with `--resume`: however the processes end, nothing but these
 * folders is needed to go on. A run that one process has begun is not divided.
 *
 * @throws PokerbotError `RUN_EXISTS`, `RUN_UNKNOWN`, `RUN_DIFFERS`, `SHARDS_AMBIGUOUS`, `HANDS_INVALID`, `USAGE`, and what starting a run throws
 */
export async function divideSmoke(options: DivideOptions, context: SuiteContext): Promise<Divided> {
  const division = planDivision(options, context);
  if (division === undefined) {
    previewSmoke(options, context);
    return { type: 'divided', runId: options.resume ?? '', shards: [], workers: 1 };
  }
  const { whole, shards } = division;
  const services = await noteServices([whole.bot], context);
  for (const [index, folder] of shards.entries()) {
    const shard = { number: index + 1, of: shards.length };
    if (!folder.exists) folder.create({ ...whole, ...services, runId: folder.runId, shard });
  }
  return {
    type: 'divided',
    runId: whole.runId,
    shards: shards.map(({ runId }) => runId),
    workers: options.workers ?? threadsEach(whole, shards.length),
    ...(await warningOf({ whole, services, jobs: shards.length }, context)),
  };
}

/** Reads and checks everything that the run would start from; writes nothing. Throws what `divideSmoke` would. */
export function previewDivision(options: DivideOptions, context: SuiteContext): Preview {
  const division = planDivision(options, context);
  if (division === undefined) return previewSmoke(options, context);
  return {
    type: 'checked',
    finished: unfinishedOf(division.shards).length === 0,
    services: servicesOf([division.whole.bot]),
  };
}

interface Division {
  readonly whole: SmokeManifest;
  readonly shards: readonly RunFolder[];
}

function planDivision(options: DivideOptions, context: SuiteContext): Division | undefined {
  const { resume } = options;
  if (resume === undefined) return newDivision(options, context);
  return oldDivision({ ...options, resume }, context);
}

function newDivision({ jobs, ...options }: DivideOptions, context: SuiteContext): Division {
  if (jobs === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`divide` needs to know for how many processes, or which run to continue',
      next: ['Give `--jobs` or `--resume`'],
    });
  }
  const { runId } = newIdentity({ runId: options.runId, suite: 'smoke' }, context);
  const first = prepareSmoke({ ...options, runId, shard: { number: 1, of: jobs } }, context);
  const parent = context.paths.runs;
  new RunFolder(parent, runId).requireNew();
  requireUndivided(parent, runId);
  const shards = shardFolders(parent, { runId, of: jobs });
  return { whole: wholeOf(first.manifest, runId), shards };
}

/** Also in another number: what is continued or merged under this name is to be one run. */
function requireUndivided(parent: string, runId: string): void {
  const counts = shardCounts(parent, runId);
  if (counts.length === 0) return;
  const jobs = counts.length === 1 ? '' : ' --jobs N';
  throw new PokerbotError('RUN_EXISTS', {
    message: `There is a run \`${runId}\` already, begun in ${counts.join(' and in ')} shards`,
    next: [`Continue it with \`--resume ${runId}${jobs}\`, or choose another \`--run-id\``],
    details: { runId, shards: counts },
  });
}

/** Undefined where one process has begun the run, and where nothing is left to play and to merge. */
function oldDivision(
  options: DivideOptions & { readonly resume: string },
  { paths }: SuiteContext,
): Division | undefined {
  const { resume: runId, jobs } = options;
  const folder = new RunFolder(paths.runs, runId);
  // Of a finished run the verdict is given again, however it was played.
  if (folder.exists && folder.readSummary() !== undefined) return undefined;
  const shards = divisionOf(paths.runs, { runId, of: jobs });
  const isWhole = folder.exists && !isBeingMerged(folder, shards);
  if (shards === undefined || isWhole) {
    if (folder.exists) requireJobs(runId, { jobs, begun: 1 });
    return undefined;
  }
  requireJobs(runId, { jobs, begun: shards.length });
  const begun = shards.find(({ exists }) => exists);
  if (begun === undefined) throw new Error('A run that is divided has a shard');
  const whole = wholeOf(begun.readManifestOf('smoke'), runId);
  requireSameRun(options, whole);
  if (unfinishedOf(shards).length > 0) requireSameValueFunction(whole);
  return { whole, shards };
}

/** Whether a folder is what was to become of these shards when their merging was stopped. */
function isBeingMerged(folder: RunFolder, shards: readonly RunFolder[] | undefined): boolean {
  if (shards === undefined || unfinishedOf(shards).length > 0) return false;
  const runs = shards.map((shard) => ({ folder: shard, manifest: shard.readManifestOf('smoke') }));
  return isDeepStrictEqual(folder.readManifestOf('smoke'), commonManifest(folder.runId, runs));
}

function requireJobs(
  runId: string,
  { jobs, begun }: { readonly jobs: number | undefined; readonly begun: number },
): void {
  requireSameSettings(runId, [['jobs', jobs, begun]]);
}

interface DividedRun {
  readonly whole: SmokeManifest;
  readonly services: NotedServices;
  readonly jobs: number;
}

async function warningOf(
  { whole, services, jobs }: DividedRun,
  context: SuiteContext,
): Promise<{ warning?: string }> {
  const { warning: absent } = absenceWarning(services);
  const warnings = [absent ?? [], (await budgetWarning(whole, jobs, context)) ?? []].flat();
  return warnings.length === 0 ? {} : { warning: warnings.join('; ') };
}

/** Each process keeps the budget of the bot for itself. Where no provider is configured nothing is spent. */
async function budgetWarning(
  { bot, settings }: SmokeManifest,
  jobs: number,
  context: SuiteContext,
): Promise<string | undefined> {
  const paid = bot.advisors.find(({ type }) => type === 'agents');
  if (jobs === 1 || paid === undefined) return undefined;
  if (serviceAddress('agents', context.environment) === undefined) return undefined;
  const { price } = await adviceTerms({ bots: [bot], ...settings }, context);
  if (price?.isPaid === false) return undefined;
  return `Each of the ${jobs} jobs has the budget of \`${paid.name}\` for itself: together they may spend ${jobs} times as much`;
}

/** The processes share the processors of a machine that one would have for itself. */
function threadsEach(manifest: SmokeManifest, jobs: number): number {
  return Math.max(1, Math.floor(workersOf({ manifest, workers: undefined }) / jobs));
}
