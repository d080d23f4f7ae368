import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { GatesConfig } from '../config/gates-config.ts';
import { loadBot } from '../config/load-bot.ts';
import { loadGates } from '../config/load-gates.ts';
import { loadOpponents } from '../config/load-opponents.ts';
import { smokeConfig } from '../config/smoke-config.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { fieldOf } from '../match/field.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { workersOf } from '../shards/open-source.ts';
import { rangeOf, type Shard, shardRunId } from '../shards/shard-range.ts';
import { valueFunction } from '../variance-reduction/value-function.ts';
import { newIdentity } from './new-identity.ts';
import { planSettings, type SmokeRequest } from './plan-run.ts';
import type { SuiteContext } from './suite-context.ts';

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

export interface SmokeRun {
  readonly folder: RunFolder;
  readonly manifest: SmokeManifest;
}

/**
 * Reads and checks everything that a new run starts from; writes nothing.
 * @throws PokerbotError `USAGE`, `HANDS_INVALID`, and what reading the configurations throws
 */
export function prepareSmoke(options: SmokeOptions, context: SuiteContext): SmokeRun {
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
    next: [
      `Play it in at most ${Math.ceil(settings.hands / settings.seats)} shards, or give \`--hands ${shard.of * settings.seats}\` or more`,
    ],
    details: { hands: settings.hands, shards: shard.of },
  });
}
