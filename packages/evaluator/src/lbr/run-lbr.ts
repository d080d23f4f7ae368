import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { defaultGates } from '../config/gates-config.ts';
import { loadBot } from '../config/load-bot.ts';
import { smokeConfig } from '../config/smoke-config.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { workersOf } from '../shards/open-source.ts';
import { continueWith } from '../suites/continue-with.ts';
import { newIdentity } from '../suites/new-identity.ts';
import { planSettings, requireSameRun, type SmokeRequest } from '../suites/plan-run.ts';
import { servicesOf } from '../suites/services-of.ts';
import { completeSmoke, createSmoke, type Preview } from '../suites/smoke.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { requireSameValueFunction, valueFunction } from '../variance-reduction/value-function.ts';
import { beliefIn } from './belief-kind.ts';
import { type LbrConfig, lbrActions, lbrName, lbrStreets } from './lbr-config.ts';
import { lbrConfigOf, lbrResult } from './lbr-result.ts';

/** Hands where it is not said: some minutes. */
const usualHands = 1_000;

export interface LbrOptions extends Pick<SmokeRequest, 'hands' | 'seed' | 'decisionLimitMs'> {
  /** A name or a path; the bot of the stack where it is not said. */
  readonly bot?: string | undefined;
  readonly actions?: LbrConfig['actions'] | undefined;
  readonly streets?: LbrConfig['streets'] | undefined;
  readonly runId?: string | undefined;
  readonly workers?: number | undefined;
  /** A run to continue; of a finished one the result again. */
  readonly resume?: string | undefined;
}

/**
 * Plays a local best response against a bot, as a smoke run with it for an opponent.
 *
 * @throws PokerbotError `BOT_UNKNOWN`, and what a smoke run throws
 */
export async function runLbr(options: LbrOptions, context: SuiteContext): Promise<Lbr> {
  const fresh = options.resume === undefined;
  const run = fresh
    ? await createSmoke(prepare(options, context), context)
    : reopen(options, context);
  try {
    const summary = await completeSmoke(run, { workers: options.workers }, context);
    return lbrResult(summary, run);
  } catch (error) {
    throw continueWith(error, { suite: 'lbr', runId: run.folder.runId });
  }
}

/** Reads and checks everything that a run would start from; writes nothing. Throws what `runLbr` would. */
export function previewLbr(options: LbrOptions, context: SuiteContext): Preview {
  const fresh = options.resume === undefined;
  const { folder, manifest } = fresh ? prepare(options, context) : reopen(options, context);
  if (fresh) folder.requireNew();
  const finished = folder.readSummary() !== undefined;
  return { type: 'checked', finished, services: servicesOf([manifest.bot]) };
}

interface LbrRun {
  readonly folder: RunFolder;
  readonly manifest: SmokeManifest;
  readonly config: LbrConfig;
}

const descriptions = {
  exact: 'Knows the strategy of the bot and takes the best next action',
  imitated: 'Has models of the advisors of the bot and takes the best next action by them',
  guessed: 'Takes the bot to play like the heuristic, and the best next action by that',
} as const;

function prepare(options: LbrOptions, context: SuiteContext): LbrRun {
  const { environment, paths } = context;
  const bot = loadBot(options.bot, context);
  const config: LbrConfig = {
    kind: 'local-best-response',
    name: lbrName,
    description: descriptions[beliefIn(bot).kind],
    actions: options.actions ?? [...lbrActions],
    streets: options.streets ?? [...lbrStreets],
  };
  const settings = planSettings(
    { ...requestOf(options), hands: options.hands ?? usualHands },
    {
      config: readConfig(paths.smokeConfig, smokeConfig),
      gates: defaultGates,
      handCap: environment.SMOKE_HAND_CAP,
    },
  );
  const manifest: SmokeManifest = {
    ...newIdentity({ runId: options.runId, suite: 'lbr' }, context),
    suite: 'smoke',
    settings,
    bot,
    opponents: [config],
    valueFunction: settings.luckCorrection ? valueFunction([config]) : null,
  };
  workersOf({ manifest, workers: options.workers });
  return { folder: new RunFolder(paths.runs, manifest.runId), manifest, config };
}

function reopen(options: LbrOptions, { paths }: SuiteContext): LbrRun {
  const folder = new RunFolder(paths.runs, options.resume ?? '');
  const manifest = folder.readManifestOf('smoke');
  requireSameRun(requestOf(options), manifest);
  if (folder.readSummaryOf('smoke') === undefined) requireSameValueFunction(manifest);
  const config = lbrConfigOf(manifest);
  if (config !== undefined) return { folder, manifest, config };
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${manifest.runId}\` has no local best response in it`,
    next: [`Continue it with \`eval smoke --resume ${manifest.runId}\``],
    details: { runId: manifest.runId },
  });
}

function requestOf({ hands, seed, decisionLimitMs }: LbrOptions): SmokeRequest {
  return { hands, seed, decisionLimitMs, seats: 2, opponents: [lbrName] };
}
