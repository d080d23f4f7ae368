import { AppendOnlyFile } from '@poker-bot/logger/journal/append-only-file';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import type { HandLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import { replayLines } from '../run-folder/replay-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import { RunScore } from '../score/run-score.ts';
import type { HandSource, PlayedRange } from '../shards/played-range.ts';
import { Breath } from './breath.ts';
import { finishRun } from './finish-run.ts';
import { Progress } from './progress.ts';

export interface PlayRunOptions {
  readonly folder: RunFolder;
  readonly manifest: SmokeManifest;
  readonly source: HandSource;
  readonly clock: Clock;
  readonly tell: Tell;
  /** Stops the run after the line that is being written. */
  readonly signal: AbortSignal;
  /** The folder as people are to see it. */
  readonly shownFolder: string;
}

/**
 * Plays what is missing of a run, from its first hand or from where a stopped process left it, and finishes it.
 *
 * @throws PokerbotError `INTERRUPTED`, `RUN_BUSY`, `RUN_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`, `SHARD_LOST`
 */
export async function playRun(options: PlayRunOptions): Promise<SmokeSummary> {
  const { folder, manifest, shownFolder } = options;
  const lock = new RunLock(folder);
  try {
    const score = new RunScore(manifest);
    await playHands(score, options);
    const summary = score.summary(shownFolder);
    await finishRun(folder, { summary, source: options.source });
    return summary;
  } catch (error) {
    throw withNextStep(error, manifest);
  } finally {
    lock.release();
  }
}

const resumable: readonly ErrorCode[] = ['DISK_FULL', 'FILE_UNWRITABLE', 'SHARD_LOST'];

/** What cannot be played or written now can be later. */
function withNextStep(error: unknown, { runId }: SmokeManifest): unknown {
  if (!isPokerbotError(error)) return error;
  if (!resumable.includes(error.code)) return error;
  return new PokerbotError(error.code, {
    message: error.message,
    next: [...error.next, `Everything played is kept: continue with \`--resume ${runId}\``],
    details: { ...error.details, runId },
    cause: error,
  });
}

async function playHands(score: RunScore, options: PlayRunOptions): Promise<void> {
  const { folder, manifest, source, signal, clock } = options;
  const { hands } = manifest.settings;
  // The run can be played again from its seed, so the disk is not waited for after every line.
  const handLog = new AppendOnlyFile({ path: folder.file('hands.jsonl') });
  const timingLog = new AppendOnlyFile({ path: folder.file('timings.jsonl') });
  try {
    replayLines(folder, { score, hands });
    const progress = begin(score, options);
    const breath = new Breath(clock);
    for await (const range of source.play({ from: score.hands, to: hands, signal })) {
      // In this order: what is timed and not on file is played again and counts once.
      timingLog.appendBlock(range.timings);
      handLog.appendBlock(range.hands);
      addRange(score, range);
      progress.step();
      await breath.take();
    }
    if (score.hands < hands) throw interrupted(score.hands, manifest);
  } finally {
    handLog.close();
    timingLog.close();
  }
}

/** Scores what is on file now, as it is read from there. */
function addRange(score: RunScore, { hands, timings }: PlayedRange): void {
  for (const line of linesOf(hands)) score.addHand(JSON.parse(line) as HandLine);
  for (const line of linesOf(timings)) score.addTiming(JSON.parse(line) as TimingLine);
}

function linesOf(block: string): string[] {
  return block.slice(0, -1).split('\n');
}

function begin(score: RunScore, { manifest, clock, tell, shownFolder }: PlayRunOptions): Progress {
  const { runId, suite, bot, settings } = manifest;
  const { hands, seats, seed, opponents } = settings;
  const resumedAt = score.hands;
  tell({
    type: 'started',
    runId,
    suite,
    bot: bot.name,
    hands,
    seats,
    seed,
    opponents,
    resumedAt,
    folder: shownFolder,
  });
  return new Progress({ clock, tell, score, of: hands });
}

function interrupted(played: number, { runId, settings }: SmokeManifest): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: `Stopped after hand ${played} of ${settings.hands}; everything played is kept`,
    next: [`Continue with \`--resume ${runId}\``],
    details: { runId, hands: played, of: settings.hands },
  });
}
