import { isDeepStrictEqual } from 'node:util';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { League } from '@poker-bot/shared/evaluation/league';
import { adviceTerms } from '../ab/advice-terms.ts';
import { totalCost } from '../ab/cost-estimate.ts';
import { costOfMatch } from '../ab/match-cost.ts';
import { type AbRequest, abSettings, requireSameAb } from '../ab/plan-ab.ts';
import { completeAb } from '../ab/run-ab.ts';
import type { LeagueManifest } from '../config/league-manifest.ts';
import { loadBot } from '../config/load-bot.ts';
import { loadOpponents } from '../config/load-opponents.ts';
import { smokeConfig } from '../config/smoke-config.ts';
import { fieldOf } from '../match/field.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { continueWith } from '../suites/continue-with.ts';
import { newIdentity } from '../suites/new-identity.ts';
import { requireServices, type ServedRequest } from '../suites/require-services.ts';
import { servicesOf } from '../suites/services-of.ts';
import { completeSmoke, type Preview } from '../suites/smoke.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { shownPath } from '../suites/workspace-paths.ts';
import { requireSameValueFunction, valueFunction } from '../variance-reduction/value-function.ts';
import { LeagueFolder } from './league-folder.ts';
import { type LeaguePair, leagueMatches } from './league-matches.ts';
import { leagueTable } from './league-table.ts';
import { leftOfMatch } from './left-of-match.ts';
import { type PlayedPair, readPair } from './played-pair.ts';

/** Hands of each match where it is not said. */
const usualHands = 2_000;

export interface LeagueOptions
  extends ServedRequest,
    Pick<AbRequest, 'hands' | 'seed' | 'decisionLimitMs' | 'luckCorrection'> {
  /** Names or paths; of a league that is resumed they are in its manifest. */
  readonly bots: readonly string[];
  /** Names of scripted opponents that every bot meets as well. */
  readonly guests: readonly string[];
  readonly runId?: string | undefined;
  readonly workers?: number | undefined;
  /** A league to continue; of a finished one the table again. */
  readonly resume?: string | undefined;
}

/**
 * Plays everybody against everybody, heads-up, each match a run of its own.
 *
 * @throws PokerbotError `USAGE`, `BOT_UNKNOWN`, `OPPONENT_UNKNOWN`, `RUN_EXISTS`, `RUN_UNKNOWN`, `RUN_DIFFERS`, and what an A/B run throws
 */
export async function runLeague(options: LeagueOptions, context: SuiteContext): Promise<League> {
  const fresh = options.resume === undefined;
  const { folder, manifest: begun } = fresh ? prepare(options, context) : reopen(options, context);
  if (fresh) folder.requireNew();
  const services = await requireServices(botsOf(unfinished(begun, context)), options, context);
  const manifest = fresh ? { ...begun, ...services } : begun;
  if (fresh) folder.create(manifest);
  await tellPlan(manifest, context);
  const pairs: PlayedPair[] = [];
  for (const pair of leagueMatches(manifest)) {
    pairs.push(await playPair(pair, { ...options, leagueId: folder.leagueId }, context));
  }
  const shown = shownPath(folder.path, context.workingDirectory);
  const league = leagueTable(manifest, { pairs, folder: shown });
  folder.writeTable(league);
  return league;
}

/** Reads and checks everything that a league would start from; writes nothing. Throws what `runLeague` would. */
export function previewLeague(options: LeagueOptions, context: SuiteContext): Preview {
  const fresh = options.resume === undefined;
  const { folder, manifest } = fresh ? prepare(options, context) : reopen(options, context);
  if (fresh) folder.requireNew();
  const matches = unfinished(manifest, context);
  const services = servicesOf(botsOf(matches));
  return { type: 'checked', finished: matches.length === 0, services };
}

/** One total before the first match: each tells its own again. */
async function tellPlan(manifest: LeagueManifest, context: SuiteContext): Promise<void> {
  const matches = unfinished(manifest, context);
  if (matches.length === 0) return;
  const { runId, settings } = manifest;
  const terms = await adviceTerms({ bots: botsOf(matches), ...settings }, context);
  const costs = matches.map((match) =>
    costOfMatch(match.manifest, { ...leftOfMatch(match, context.paths.runs), terms }),
  );
  const cost = totalCost(costs);
  context.tell({ type: 'planned', suite: 'league', runId, matches: matches.length, cost });
}

function unfinished(manifest: LeagueManifest, { paths }: SuiteContext): LeaguePair[] {
  return leagueMatches(manifest).filter(({ manifest: { runId } }) => {
    const run = new RunFolder(paths.runs, runId);
    return !run.exists || run.readSummary() === undefined;
  });
}

/** Bots that have to play, as often as they do; guests are scripts. */
function botsOf(matches: readonly LeaguePair[]): BotConfig[] {
  return matches.flatMap(({ manifest }) =>
    manifest.suite === 'ab' ? [manifest.a, manifest.b] : [manifest.bot],
  );
}

interface Opened {
  readonly folder: LeagueFolder;
  readonly manifest: LeagueManifest;
}

function prepare(options: LeagueOptions, context: SuiteContext): Opened {
  const { environment, paths } = context;
  const config = readConfig(paths.smokeConfig, smokeConfig);
  const request = requestOf({ ...options, hands: options.hands ?? usualHands });
  const settings = abSettings(request, { config, handCap: environment.SMOKE_HAND_CAP });
  const bots = options.bots.map((bot) => loadBot(bot, context));
  const guests = loadOpponents(paths.opponents, options.guests);
  requireNames([...bots.map(({ name }) => name), ...options.guests]);
  // Before the folder is made: what cannot be played must not leave a league behind.
  fieldOf({ settings: { opponents: options.guests }, opponents: guests });
  const manifest: LeagueManifest = {
    ...newIdentity({ runId: options.runId, suite: 'league' }, context),
    suite: 'league',
    settings,
    bots,
    given: [...options.bots],
    guests,
    valueFunction: settings.luckCorrection ? valueFunction([]) : null,
  };
  return { folder: new LeagueFolder(paths.runs, manifest.runId), manifest };
}

function reopen(options: LeagueOptions, { paths }: SuiteContext): Opened {
  const folder = new LeagueFolder(paths.runs, options.resume ?? '');
  const manifest = folder.readManifest();
  requireSameAb(requestOf(options), manifest);
  if (folder.readTable() === undefined) requireSameValueFunction({ ...manifest, opponents: [] });
  return { folder, manifest };
}

/** Every match plays all its hands: what is told of a table is no verdict of one of them. */
function requestOf({ hands, seed, decisionLimitMs, luckCorrection }: LeagueOptions): AbRequest {
  return { hands, seed, decisionLimitMs, luckCorrection, untilDecided: false, opponents: [] };
}

function requireNames(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new PokerbotError('USAGE', {
    message: `Two players are called \`${twice}\`: a table could not tell them apart`,
    next: ['Change `name` in the configuration of one bot'],
    details: { name: twice },
  });
}

async function playPair(
  pair: LeaguePair,
  { workers, leagueId }: { readonly workers?: number | undefined; readonly leagueId: string },
  context: SuiteContext,
): Promise<PlayedPair> {
  const { manifest } = pair;
  const folder = new RunFolder(context.paths.runs, manifest.runId);
  if (!folder.exists) folder.create(manifest);
  else if (!isDeepStrictEqual(folder.readManifest(), manifest)) throw taken(manifest.runId);
  try {
    const summary =
      manifest.suite === 'ab'
        ? await completeAb({ folder, manifest }, { workers }, context)
        : await completeSmoke({ folder, manifest }, { workers }, context);
    return readPair(pair, { folder, summary });
  } catch (error) {
    throw continueWith(error, { suite: 'league', runId: leagueId });
  }
}

function taken(runId: string): PokerbotError {
  return new PokerbotError('RUN_EXISTS', {
    message: `There is a run \`${runId}\`, and it is not that of this league`,
    next: ['Move it away, or start the league under another `--run-id`'],
    details: { runId },
  });
}
