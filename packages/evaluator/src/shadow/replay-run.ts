import { AppendOnlyFile } from '@poker-bot/logger/journal/append-only-file';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import { inOrder } from '../match/in-order.ts';
import { writeReport } from '../report/write-report.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import { Breath } from '../suites/breath.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { shownPath } from '../suites/workspace-paths.ts';
import type { EvJudge } from './judge/ev-judge.ts';
import { scoreLines } from './replay-lines.ts';
import { shadowCsv } from './score/shadow-csv.ts';
import { ShadowScore } from './score/shadow-score.ts';
import type { ShadowBot } from './shadow-bot.ts';
import type { ShadowManifest } from './shadow-manifest.ts';
import { ShadowProgress } from './shadow-progress.ts';
import { requireUnchanged } from './source/source-file.ts';
import { sourceName } from './source/source-name.ts';
import { readSpots } from './spots/read-spots.ts';

export interface ReplayRunOptions {
  readonly folder: RunFolder;
  readonly manifest: ShadowManifest;
  readonly bot: ShadowBot;
  readonly judge: EvJudge;
  readonly context: SuiteContext;
}

/**
 * Replays what is missing of a run, from its first decision or from where a stopped process left it, and finishes it.
 *
 * @throws PokerbotError `INTERRUPTED`, `RUN_BUSY`, `RUN_DAMAGED`, `SOURCE_CHANGED`, `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function replayRun(options: ReplayRunOptions): Promise<ShadowSummary> {
  const { folder, manifest, judge, context } = options;
  const lock = new RunLock(folder);
  try {
    requireUnchanged(manifest.source.files, context.paths.workspace);
    const score = new ShadowScore(manifest, judge);
    await replayDecisions(score, options, lock);
    const summary = score.summary(shownPath(folder.path, context.workingDirectory));
    folder.write('summary.csv', [shadowCsv(summary)]);
    writeReport(folder, { manifest, summary, finished: true });
    // Last: with it the run is finished.
    folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
    return summary;
  } catch (error) {
    throw withNextStep(error, manifest);
  } finally {
    lock.release();
  }
}

/** What cannot be written now can be replayed later. */
function withNextStep(error: unknown, { runId }: ShadowManifest): unknown {
  if (!isPokerbotError(error)) return error;
  if (error.code !== 'DISK_FULL' && error.code !== 'FILE_UNWRITABLE') return error;
  return new PokerbotError(error.code, {
    message: error.message,
    next: [...error.next, `What is on file is kept: continue with \`--resume ${runId}\``],
    details: { ...error.details, runId },
    cause: error,
  });
}

async function replayDecisions(
  score: ShadowScore,
  options: ReplayRunOptions,
  lock: RunLock,
): Promise<void> {
  const { folder, manifest, context } = options;
  const { decisions } = manifest.source.scan;
  // The run can be replayed again from its source, so the disk is not waited for after every line.
  const log = new AppendOnlyFile({ path: folder.file('decisions.jsonl') });
  const timings = new AppendOnlyFile({ path: folder.file('timings.jsonl') });
  try {
    scoreLines(folder, score, decisions);
    const { clock, tell, signal } = context;
    tell(startedEvent(score, options));
    const progress = new ShadowProgress({ clock, tell, score, of: decisions });
    const breath = new Breath(clock);
    for await (const { line, timing } of replayed(score, options)) {
      lock.requireHeld();
      log.append(JSON.stringify(line));
      timings.append(JSON.stringify(timing));
      score.addLine(line);
      score.addTiming(timing);
      progress.step();
      await breath.take();
    }
    if (signal.aborted && score.decisions < decisions) throw interrupted(score, manifest);
    requireAll(score, manifest);
  } finally {
    log.close();
    timings.close();
  }
}

async function* replayed(score: ShadowScore, { manifest, bot, context }: ReplayRunOptions) {
  const { settings, source } = manifest;
  const { paths, clock, signal } = context;
  const { workspace } = paths;
  const { files, scan } = source;
  const limit = settings.hands ?? undefined;
  const spots = readSpots({ files, workspace, limit }, settings.players);
  const breath = new Breath(clock);
  // What is on file is passed over: nothing of it is needed to go on.
  for (let skip = score.decisions; skip > 0 && !signal.aborted; skip -= 1) {
    spots.next();
    await breath.take();
  }
  yield* inOrder({
    from: score.decisions,
    to: scan.decisions,
    width: settings.decisionsInFlight,
    signal,
    // Tasks begin in the order of their index, each with the next spot.
    task: async (index) => {
      const { value } = spots.next();
      if (value === undefined) throw changedMeanwhile(manifest);
      return await bot.replay(value, index);
    },
  });
}

function startedEvent(score: ShadowScore, { folder, manifest, context }: ReplayRunOptions) {
  const { runId, suite, bot, settings, source } = manifest;
  const { session } = settings;
  return {
    type: 'started',
    runId,
    suite,
    bot: bot.name,
    source: sourceName({ session, files: source.files }),
    hands: source.scan.replayed,
    decisions: source.scan.decisions,
    resumedAt: score.decisions,
    folder: shownPath(folder.path, context.workingDirectory),
  } as const;
}

function requireAll(score: ShadowScore, manifest: ShadowManifest): void {
  if (score.decisions < manifest.source.scan.decisions) throw changedMeanwhile(manifest);
}

function changedMeanwhile({ runId }: ShadowManifest): PokerbotError {
  return new PokerbotError('SOURCE_CHANGED', {
    message: `The source of run \`${runId}\` was changed while it was replayed`,
    details: { runId },
  });
}

function interrupted(score: ShadowScore, { runId, suite, source }: ShadowManifest): PokerbotError {
  const of = source.scan.decisions;
  return new PokerbotError('INTERRUPTED', {
    message: `Stopped after decision ${score.decisions} of ${of}; everything replayed is kept`,
    next: [`Continue with \`--resume ${runId}\``],
    details: { runId, suite, decisions: score.decisions, of },
  });
}
