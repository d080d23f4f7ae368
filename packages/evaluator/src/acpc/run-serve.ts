import { createAdvisors } from '@poker-bot/orchestrator/advisors/create-advisors';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import { loadBot } from '../config/load-bot.ts';
import type { ServeManifest, ServeSettings } from '../config/serve-manifest.ts';
import { Bot } from '../match/bot.ts';
import { writeReport } from '../report/write-report.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import { newRunId } from '../suites/new-run-id.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { shownPath } from '../suites/workspace-paths.ts';
import { dealMatch } from './deal-match.ts';
import { type MatchRequest, planMatch } from './plan-match.ts';
import { seatName } from './seat-name.ts';

export interface ServeOptions extends MatchRequest {
  /** Our bot, by name or path; without it all players are from outside. */
  readonly bot?: string | undefined;
  /** Of the programs from outside, by seat; 0, or none, for any that is free. */
  readonly ports: readonly number[];
  readonly runId?: string | undefined;
}

/**
 * Deals a match to programs from outside, our bot in the first seat where one is asked for. How it ended is in the summary.
 *
 * @throws PokerbotError `INTERRUPTED`, `USAGE`, `RUN_EXISTS`, `ADDRESS_IN_USE`, what reading the configurations throws, and what the disk
 * does not take
 */
export async function runServe(
  options: ServeOptions,
  context: SuiteContext,
): Promise<ServeSummary> {
  const { folder, manifest } = prepare(options, context);
  folder.requireNew();
  let lock: RunLock | undefined;
  const bot = await openBot(manifest, context);
  try {
    const { clock, tell, signal, workingDirectory } = context;
    const summary = await dealMatch({
      folder,
      manifest,
      bot,
      ports: options.ports,
      clock,
      tell,
      signal,
      shownFolder: shownPath(folder.path, workingDirectory),
      // Not before the ports are there: a port that is taken leaves no run behind.
      onListening: () => {
        folder.create(manifest);
        lock = new RunLock(folder);
      },
    });
    writeReport(folder, { manifest, summary, finished: true });
    folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
    if (summary.outcome === 'INTERRUPTED') throw interrupted(summary);
    tell({ type: 'finished', summary });
    return summary;
  } finally {
    await bot?.close();
    lock?.release();
  }
}

/** Reads and checks everything that a match would start from; writes nothing. Throws what `runServe` would. */
export function previewServe(
  options: ServeOptions,
  context: SuiteContext,
): Extract<EvaluatorLine, { type: 'checked' }> {
  const { folder, manifest } = prepare(options, context);
  folder.requireNew();
  const types = (manifest.bot?.advisors ?? []).map(({ type }) => type);
  const services = [...new Set(types.filter((type) => type !== 'heuristic'))];
  return { type: 'checked', finished: false, services };
}

function prepare(
  options: ServeOptions,
  context: SuiteContext,
): { readonly folder: RunFolder; readonly manifest: ServeManifest } {
  const { environment, paths, clock, version, revision } = context;
  const bot = options.bot === undefined ? null : loadBot(options.bot, context);
  const createdAt = new Date(clock.now()).toISOString();
  const runId =
    options.runId ??
    environment.EVALUATION_RUN_ID ??
    newRunId({ prefix: environment.SESSION_PREFIX, suite: 'serve', createdAt });
  const manifest: ServeManifest = {
    format: 1,
    runId,
    suite: 'serve',
    createdAt,
    settings: planned(options, bot),
    bot,
    versions: {
      evaluator: version,
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    revision: revision ?? null,
    evaluation: {
      mode: environment.EVALUATION_MODE,
      runId: environment.EVALUATION_RUN_ID ?? null,
    },
  };
  return { folder: new RunFolder(paths.runs, runId), manifest };
}

function planned(options: ServeOptions, bot: BotConfig | null): ServeSettings {
  const settings = planMatch(options, bot === null ? undefined : seatName(bot));
  const { length: count } = settings.opponents;
  if (options.ports.length <= count) return settings;
  throw new PokerbotError('USAGE', {
    message: `${options.ports.length} ports are given for ${count} programs from outside`,
    next: ['Give one `--port` a program'],
  });
}

function interrupted({ runId, hands, of }: ServeSummary): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: `Stopped after hand ${hands} of ${of}; what was played is kept and scored`,
    next: [
      `Look at it with \`eval show ${runId}\`; a match with programs from outside cannot be continued`,
    ],
    details: { runId, suite: 'serve', hands, of },
  });
}

async function openBot(
  { bot: config, settings, runId }: ServeManifest,
  { environment, log, clock, signal }: SuiteContext,
): Promise<Bot | undefined> {
  if (config === null) return undefined;
  const { decisionLimitMs } = settings;
  // Later than the limit of a decision, so that it is that limit which a slow advisor runs into.
  const deadlineMs = 2 * decisionLimitMs;
  const advisors = await createAdvisors({ config, environment, log, clock, deadlineMs });
  return new Bot({ config, advisors, clock, runId, decisionLimitMs, signal });
}
