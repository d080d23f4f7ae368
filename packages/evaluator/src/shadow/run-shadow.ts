import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import { loadBot } from '../config/load-bot.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { newIdentity } from '../suites/new-identity.ts';
import { requireServices, type ServedRequest } from '../suites/require-services.ts';
import { servicesOf } from '../suites/services-of.ts';
import type { Preview } from '../suites/smoke.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { shownPath } from '../suites/workspace-paths.ts';
import { heuristicJudge } from './judge/heuristic-judge.ts';
import { requireSameShadow, type ShadowRequest, shadowSettings } from './plan-shadow.ts';
import { replayRun } from './replay-run.ts';
import { ShadowBot } from './shadow-bot.ts';
import type { ShadowManifest } from './shadow-manifest.ts';
import { sessionFiles } from './source/find-session.ts';
import { requireDifferent } from './source/require-different.ts';
import { fingerprint, requireUnchanged, type SourceFile } from './source/source-file.ts';
import { sourceName } from './source/source-name.ts';
import { spentInReplay } from './spent-in-replay.ts';
import { scanSource } from './spots/scan-source.ts';

export interface ShadowOptions extends ShadowRequest, ServedRequest {
  readonly runId?: string | undefined;
  /** A run to continue; of a finished one the summary is given again and nothing changes. */
  readonly resume?: string | undefined;
}

/** Replays recorded hands through a candidate: would it do what was done, and what would it cost? */
export async function runShadow(
  options: ShadowOptions,
  context: SuiteContext,
): Promise<ShadowSummary> {
  const fresh = options.resume === undefined;
  const { folder, manifest } = fresh ? await prepare(options, context) : reopen(options, context);
  if (fresh) folder.requireNew();
  const finished = folder.readSummaryOf('shadow');
  const bots = finished === undefined ? [manifest.bot] : [];
  const services = await requireServices(bots, options, context);
  if (fresh) folder.create({ ...manifest, ...services });
  const summary =
    finished === undefined
      ? await replay({ folder, manifest }, context)
      : { ...finished, folder: shownPath(folder.path, context.workingDirectory) };
  context.tell({ type: 'finished', summary });
  return summary;
}

/** Reads and checks everything that a run would start from; writes nothing. Throws what `runShadow` would. */
export async function previewShadow(
  options: ShadowOptions,
  context: SuiteContext,
): Promise<Preview> {
  const fresh = options.resume === undefined;
  const { folder, manifest } = fresh ? await prepare(options, context) : reopen(options, context);
  if (fresh) folder.requireNew();
  const finished = folder.readSummaryOf('shadow') !== undefined;
  if (!finished) requireUnchanged(manifest.source.files, context.paths.workspace);
  return {
    type: 'checked',
    finished,
    services: servicesOf([manifest.bot]),
  };
}

interface Run {
  readonly folder: RunFolder;
  readonly manifest: ShadowManifest;
}

async function prepare(options: ShadowOptions, context: SuiteContext): Promise<Run> {
  const { paths, clock, signal, tell } = context;
  const suite = 'shadow';
  const identity = newIdentity({ runId: options.runId, suite }, context);
  const folder = new RunFolder(paths.runs, identity.runId);
  const session = sessionOf(options, context);
  const settings = shadowSettings(options, session);
  const bot = loadBot(options.bot, context);
  const files = sourceFiles(options, { session, context });
  const { workspace } = paths;
  const { players, hands: limit } = options;
  const scan = await scanSource(
    { files, workspace, limit },
    {
      ...{ players, clock, signal, tell },
      name: sourceName({ session, files }),
    },
  );
  const manifest: ShadowManifest = {
    ...identity,
    suite,
    settings,
    bot,
    source: { files, scan },
  };
  return { folder, manifest };
}

/** @throws PokerbotError `USAGE` unless exactly one source is named */
function sessionOf(options: ShadowOptions, { environment }: SuiteContext): string | undefined {
  const { session, from } = options;
  if (session !== undefined && from.length > 0) {
    throw new PokerbotError('USAGE', {
      message: 'Either `--session` or `--from` names what to replay, not both',
      next: ['Leave one of them out'],
    });
  }
  const known = from.length > 0 ? undefined : (session ?? environment.SESSION_ID);
  if (known !== undefined || from.length > 0) return known;
  throw new PokerbotError('USAGE', {
    message: 'There is nothing to replay',
    next: ['Name a session with `--session ID`, or a file with `--from FILE`'],
  });
}

function sourceFiles(
  { from }: ShadowOptions,
  { session, context }: { session: string | undefined; context: SuiteContext },
): SourceFile[] {
  const { paths, environment, workingDirectory } = context;
  if (session !== undefined) {
    const prefix = environment.LOGGER_SESSION_PREFIX;
    const parts = sessionFiles(paths.hands, { prefix, sessionId: session });
    return parts.map(({ path }) => fingerprint(path, paths.workspace));
  }
  const files = from.map((file) => {
    if (file !== '-') return fingerprint(resolve(workingDirectory, file), paths.workspace);
    throw new PokerbotError('USAGE', {
      message: 'Standard input can be read only once, and hands are read again by `--resume`',
      next: ['Write the hands to a file, then name it with `--from FILE`'],
    });
  });
  requireDifferent(files, paths.workspace);
  return files;
}

function reopen(options: ShadowOptions, { paths, workingDirectory }: SuiteContext): Run {
  const folder = new RunFolder(paths.runs, options.resume ?? '');
  const manifest = folder.readManifestOf('shadow');
  requireSameShadow(options, manifest);
  // Files that are named again may be others than those of the run, which are looked at when it goes on.
  const { files } = manifest.source;
  const named = options.from.flatMap((path, at) => {
    const file = files[at];
    return file === undefined ? [] : [{ ...file, path: resolve(workingDirectory, path) }];
  });
  requireUnchanged(named, paths.workspace);
  return { folder, manifest };
}

async function replay({ folder, manifest }: Run, context: SuiteContext): Promise<ShadowSummary> {
  const judge = heuristicJudge;
  const bot = await ShadowBot.create(manifest, {
    judge,
    context,
    spent: spentInReplay(folder, manifest),
  });
  try {
    return await replayRun({ folder, manifest, bot, judge, context });
  } finally {
    await bot.close();
  }
}
