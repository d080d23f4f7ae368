import { rmSync } from 'node:fs';
import { createAdvisors } from '@poker-bot/orchestrator/advisors/create-advisors';
import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import { isContinuable, type ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import { loadBot } from '../config/load-bot.ts';
import type { ServeManifest, ServeSettings } from '../config/serve-manifest.ts';
import { Bot } from '../match/bot.ts';
import { scriptedAdvisor } from '../opponents/scripted-advisor.ts';
import { writeReport } from '../report/write-report.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import { newIdentity } from '../suites/new-identity.ts';
import { noteServices } from '../suites/require-services.ts';
import { servicesOf } from '../suites/services-of.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { shownPath } from '../suites/workspace-paths.ts';
import { type DealMatchOptions, dealMatch } from './deal-match.ts';
import { cutToWholeHands, readMatchSoFar } from './match-so-far.ts';
import { type MatchRequest, planMatch, requireSameMatch } from './plan-match.ts';
import { seatName } from './seat-name.ts';
import { ServeScore } from './serve-score.ts';
import { spentInMatch } from './spent-in-match.ts';

export interface ServeOptions extends MatchRequest {
  /** Our bot, by name or path; without it all players are from outside. */
  readonly bot?: string | undefined;
  /** Of the programs from outside, by seat; 0, or none, for any that is free. */
  readonly ports: readonly number[];
  readonly runId?: string | undefined;
  /** A match to continue; of a completed one the summary is given again and nothing changes. */
  readonly resume?: string | undefined;
}

/**
 * Deals a match to programs from outside, our bot in the first seat where one is asked for. How it ended is in the summary.
 *
 * @throws PokerbotError `INTERRUPTED`, `USAGE`, `RUN_EXISTS`, `ADDRESS_IN_USE`, what reading the configurations throws, and what the disk
 * does not take; of a match to continue `RUN_UNKNOWN`, `RUN_DIFFERS`, `RUN_BUSY`, `RUN_DAMAGED`, `ACPC_MATCH_DECIDED`
 */
export async function runServe(
  options: ServeOptions,
  context: SuiteContext,
): Promise<ServeSummary> {
  if (options.resume !== undefined) return await continueMatch(options, context);
  const { folder, manifest: prepared } = prepare(options, context);
  folder.requireNew();
  const { bot } = prepared;
  const services = bot === null ? {} : await noteServices([bot], context);
  const manifest = { ...prepared, ...services };
  let lock: RunLock | undefined;
  try {
    return await deal({ folder, manifest, score: new ServeScore(manifest) }, options, {
      ...context,
      // Not before the ports are there: a port that is taken leaves no run behind.
      onListening: () => {
        folder.create(manifest);
        lock = new RunLock(folder);
      },
    });
  } finally {
    lock?.release();
  }
}

async function continueMatch(options: ServeOptions, context: SuiteContext): Promise<ServeSummary> {
  const { folder, manifest } = reopen(options, context);
  const lock = new RunLock(folder);
  try {
    // Looked at again: another process may have ended it before the lock was there.
    const ended = continuable(folder);
    if (ended?.outcome === 'completed') {
      const summary = { ...ended, folder: shownPath(folder.path, context.workingDirectory) };
      context.tell({ type: 'finished', summary });
      return summary;
    }
    const score = new ServeScore(manifest);
    const soFar = readMatchSoFar(folder, { manifest, score });
    const before = soFar.hands === 0 ? undefined : soFar;
    return await deal({ folder, manifest, score, before }, options, {
      ...context,
      onListening: () => {
        // First: a match that is stopped again must not be taken for what it was before.
        rmSync(folder.file('summary.json'), { force: true });
        cutToWholeHands(folder, soFar);
      },
    });
  } finally {
    lock.release();
  }
}

interface Match extends Pick<DealMatchOptions, 'folder' | 'manifest' | 'score' | 'before'> {}

async function deal(
  { folder, manifest, score, before }: Match,
  { ports, startTimeoutMs = manifest.settings.startTimeoutMs }: ServeOptions,
  context: SuiteContext & Pick<DealMatchOptions, 'onListening'>,
): Promise<ServeSummary> {
  const { clock, tell, signal, workingDirectory, onListening } = context;
  const shownFolder = shownPath(folder.path, workingDirectory);
  const bot = await openBot(manifest, spentInMatch(folder, manifest), context);
  try {
    const summary = await dealMatch({
      ...{ folder, manifest, bot, score, before, ports, startTimeoutMs },
      ...{ clock, tell, signal, shownFolder, onListening },
    });
    writeReport(folder, { manifest, summary, finished: true });
    folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
    if (summary.outcome === 'INTERRUPTED') throw interrupted(summary);
    tell({ type: 'finished', summary });
    return summary;
  } finally {
    await bot?.close();
  }
}

/** Reads and checks everything that a match would start from; writes nothing. Throws what `runServe` would. */
export function previewServe(
  options: ServeOptions,
  context: SuiteContext,
): Extract<EvaluatorLine, { type: 'checked' }> {
  const fresh = options.resume === undefined;
  const { folder, manifest } = fresh ? prepare(options, context) : reopen(options, context);
  if (fresh) folder.requireNew();
  const services = servicesOf(manifest.bot === null ? [] : [manifest.bot]);
  const finished = !fresh && continuable(folder)?.outcome === 'completed';
  return { type: 'checked', finished, services };
}

interface Opened {
  readonly folder: RunFolder;
  readonly manifest: ServeManifest;
}

function reopen(options: ServeOptions, { paths }: SuiteContext): Opened {
  const folder = new RunFolder(paths.runs, options.resume ?? '');
  const manifest = folder.readManifestOf('serve');
  requireSameMatch(options, manifest);
  requirePorts(options, manifest.settings);
  return { folder, manifest };
}

/**
 * How the match ended so far, where that is known.
 * @throws PokerbotError `ACPC_MATCH_DECIDED`, `RUN_DAMAGED`
 */
function continuable(folder: RunFolder): ServeSummary | undefined {
  const ended = folder.readSummaryOf('serve');
  if (ended === undefined || ended.outcome === 'completed' || isContinuable(ended.outcome)) {
    return ended;
  }
  const { runId, outcome, reasons } = ended;
  throw new PokerbotError('ACPC_MATCH_DECIDED', {
    message: `Match \`${runId}\` ended by its own rules: ${reasons[0]}`,
    next: ['Start a new match', `Look at it with \`eval show ${runId}\``],
    details: { runId, outcome },
  });
}

function prepare(options: ServeOptions, context: SuiteContext): Opened {
  const bot = options.bot === undefined ? null : loadBot(options.bot, context);
  const settings = planMatch(options, bot === null ? undefined : seatName(bot));
  requirePorts(options, settings);
  const identity = newIdentity({ runId: options.runId, suite: 'serve' }, context);
  const manifest: ServeManifest = { ...identity, suite: 'serve', settings, bot };
  return { folder: new RunFolder(context.paths.runs, manifest.runId), manifest };
}

/** @throws PokerbotError `USAGE` */
function requirePorts({ ports }: ServeOptions, { opponents }: ServeSettings): void {
  if (ports.length <= opponents.length) return;
  throw new PokerbotError('USAGE', {
    message: `${ports.length} ports are given for ${opponents.length} programs from outside`,
    next: ['Give one `--port` a program'],
  });
}

function interrupted({ runId, hands, of }: ServeSummary): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: `Stopped after hand ${hands} of ${of}; what was played is kept and scored`,
    next: [`Continue with \`serve --resume ${runId}\``],
    details: { runId, suite: 'serve', hands, of },
  });
}

async function openBot(
  { bot: config, settings, runId }: ServeManifest,
  spent: Spending | undefined,
  { environment, log, clock, signal }: SuiteContext,
): Promise<Bot | undefined> {
  if (config === null) return undefined;
  const { decisionLimitMs } = settings;
  // Later than the limit of a decision, so that it is that limit which a slow advisor runs into.
  const deadlineMs = 2 * decisionLimitMs;
  const surroundings = { environment, log, clock, deadlineMs, scripted: scriptedAdvisor };
  const advisors = await createAdvisors({ config, ...surroundings });
  return new Bot({ config, advisors, clock, runId, spent, decisionLimitMs, signal });
}
