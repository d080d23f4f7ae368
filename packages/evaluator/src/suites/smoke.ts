import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { spentInHands } from '../budget/spent-in-hands.ts';
import type { GatesConfig } from '../config/gates-config.ts';
import { loadBot } from '../config/load-bot.ts';
import { loadGates } from '../config/load-gates.ts';
import { loadOpponents } from '../config/load-opponents.ts';
import { smokeConfig } from '../config/smoke-config.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { lbrConfigOf } from '../lbr/lbr-result.ts';
import { fieldOf } from '../match/field.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { openSource, workersOf } from '../shards/open-source.ts';
import { rangeOf, type Shard, shardRunId } from '../shards/shard-range.ts';
import { requireSameValueFunction, valueFunction } from '../variance-reduction/value-function.ts';
import { newIdentity } from './new-identity.ts';
import { planSettings, requireSameRun, type SmokeRequest } from './plan-run.ts';
import { playRun } from './play-run.ts';
import { finishedEvent, type Played } from './played.ts';
import { servicesOf } from './services-of.ts';
import type { SuiteContext } from './suite-context.ts';
import { shownPath } from './workspace-paths.ts';

export interface SmokeOptions extends SmokeRequest {
  /** Name or path of the bot, where not that of the stack; of a run that is resumed it is in its manifest. */
  readonly bot?: string | undefined;
  readonly runId?: string | undefined;
  /** File of its gates, where not those of the workspace. */
  readonly gates?: string | undefined;
  /** Threads that play; as many as pay where it is not said. */
  readonly workers?: number | undefined;
  /** The part that this process is to play; the run needs a name then, that its parts have in common. */
  readonly shard?: Shard | undefined;
  /** A run to continue; of a finished one the summary is given again and nothing changes. */
  readonly resume?: string | undefined;
}

/** Plays a smoke run: is the bot healthy? */
export async function runSmoke(
  options: SmokeOptions,
  context: SuiteContext,
): Promise<SmokeSummary> {
  const run = options.resume === undefined ? start(options, context) : reopen(options, context);
  return await completeSmoke(run, options, context);
}

/** Plays what is missing of a run that has its folder; of a finished one the summary is given again. */
export async function completeSmoke(
  { folder, manifest }: Run,
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
    options.resume === undefined ? prepare(options, context) : reopen(options, context);
  if (options.resume === undefined) folder.requireNew();
  return {
    type: 'checked',
    finished: folder.readSummary() !== undefined,
    services: servicesOf([manifest.bot]),
  };
}

interface Run {
  readonly folder: RunFolder;
  readonly manifest: SmokeManifest;
}

function start(options: SmokeOptions, context: SuiteContext): Run {
  const run = prepare(options, context);
  run.folder.create(run.manifest);
  return run;
}

function prepare(options: SmokeOptions, context: SuiteContext): Run {
  const { environment, paths } = context;
  const config = readConfig(paths.smokeConfig, smokeConfig);
  const gates = gatesOf(options, context);
  const settings = planSettings(options, { config, gates, handCap: environment.SMOKE_HAND_CAP });
  const { shard } = options;
  const given = options.runId ?? environment.EVALUATION_RUN_ID;
  if (shard !== undefined) requireShards({ given, shard, settings });
  const suite = 'smoke';
  const identity = newIdentity({ runId: options.runId, suite }, context);
  const runId = shard === undefined ? identity.runId : shardRunId(identity.runId, shard);
  const opponents = loadOpponents(paths.opponents, settings.opponents);
  const manifest: SmokeManifest = {
    ...identity,
    runId,
    suite,
    settings,
    ...(shard === undefined ? {} : { shard }),
    bot: loadBot(options.bot, context),
    opponents,
    valueFunction: settings.luckCorrection ? valueFunction(opponents) : null,
  };
  const folder = new RunFolder(paths.runs, runId);
  // Before the folder is made: what cannot be played must not leave a run behind.
  fieldOf(manifest);
  workersOf({ manifest, workers: options.workers });
  return { folder, manifest };
}

/** A shard plays all its hands: what another one has seen does not end it, and the run is made of whole shards. */
function gatesOf({ gates: file, shard }: SmokeOptions, context: SuiteContext): GatesConfig {
  const gates = loadGates(file, context);
  return shard === undefined ? gates : { ...gates, endEarly: false };
}

/** @throws PokerbotError `USAGE`, `HANDS_INVALID` */
function requireShards({
  given,
  shard,
  settings,
}: {
  readonly given: string | undefined;
  readonly shard: Shard;
  readonly settings: SmokeManifest['settings'];
}): void {
  if (given === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--shard` needs the id of the run that it is a part of',
      next: ['Give all shards the same `--run-id`'],
    });
  }
  const { from, to } = rangeOf({ settings, shard });
  if (from < to) return;
  throw new PokerbotError('HANDS_INVALID', {
    message: `${settings.hands} hands at ${settings.seats} seats are too few deals for ${shard.of} shards`,
    details: { hands: settings.hands, shards: shard.of },
  });
}

function reopen(options: SmokeOptions, { paths }: SuiteContext): Run {
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
  { folder, manifest }: Run,
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
