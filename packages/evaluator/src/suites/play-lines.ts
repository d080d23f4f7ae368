import { AppendOnlyFile } from '@poker-bot/logger/journal/append-only-file';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { PlayedManifest } from '../match/set-up-match.ts';
import type { HandLine } from '../record/hand-line.ts';
import { sampleMemory, withMemory } from '../record/memory-sample.ts';
import type { TimingLine } from '../record/timing-line.ts';
import { replayLines } from '../run-folder/replay-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { RunLock } from '../run-folder/run-lock.ts';
import type { LineScore } from '../score/line-score.ts';
import type { HandSource, PlayedRange } from '../shards/played-range.ts';
import { Breath } from './breath.ts';

export interface PlayLinesOptions {
  readonly folder: RunFolder;
  /** Of this folder, held. */
  readonly lock: RunLock;
  readonly suite: PlayedManifest['suite'];
  readonly source: HandSource;
  readonly score: LineScore;
  /** Index of the first hand of the run, or of its shard. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
  readonly clock: Clock;
  /** Stops the run after the line that is being written. */
  readonly signal: AbortSignal;
  /** Asked before each hand: whether enough has been played. */
  isEnough(): boolean;
  /** Told once, when what is on file has been scored. */
  onBegin(): void;
  /** Told when hands were played. */
  onPlayed(): void;
}

/**
 * Plays what is missing of a run, from its first hand or from where a stopped process left it.
 *
 * @throws PokerbotError `INTERRUPTED`, `RUN_BUSY`, `RUN_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`, `SHARD_LOST`
 */
export async function playLines(options: PlayLinesOptions): Promise<void> {
  try {
    await playMissing(options);
  } catch (error) {
    throw withNextStep(error, options.folder);
  }
}

async function playMissing(options: PlayLinesOptions): Promise<void> {
  const { folder, lock, source, score, from, to, clock, signal, isEnough } = options;
  // The run can be played again from its seed, so the disk is not waited for after every line.
  const handLog = new AppendOnlyFile({ path: folder.file('hands.jsonl') });
  const timingLog = new AppendOnlyFile({ path: folder.file('timings.jsonl') });
  try {
    replayLines(folder, { score, from, to, lock });
    options.onBegin();
    if (isEnough()) return;
    const breath = new Breath(clock);
    for await (const range of source.play({ from: from + score.hands, to, signal })) {
      lock.requireHeld();
      const wanted = scored(withMemory(range, sampleMemory()), options);
      // In this order: what is timed and not on file is played again and counts once.
      timingLog.appendBlock(wanted.timings);
      handLog.appendBlock(wanted.hands);
      options.onPlayed();
      if (isEnough()) return;
      await breath.take();
    }
    if (score.hands < to - from) throw interrupted(options);
  } finally {
    handLog.close();
    timingLog.close();
  }
}

/** Scores the hands of a range as they are read from their file, and gives those up to where it was enough. */
function scored(range: PlayedRange, { score, isEnough }: PlayLinesOptions) {
  const hands = linesOf(range.hands);
  const timings = linesOf(range.timings);
  let count = 0;
  while (count < hands.length && !isEnough()) {
    score.addHand(JSON.parse(hands[count] as string) as HandLine);
    score.addTiming(JSON.parse(timings[count] as string) as TimingLine);
    count += 1;
  }
  if (count === hands.length) return range;
  return { hands: blockOf(hands, count), timings: blockOf(timings, count) };
}

function linesOf(block: string): string[] {
  return block.slice(0, -1).split('\n');
}

function blockOf(lines: readonly string[], count: number): string {
  return lines
    .slice(0, count)
    .map((line) => `${line}\n`)
    .join('');
}

const resumable: readonly ErrorCode[] = ['DISK_FULL', 'FILE_UNWRITABLE', 'SHARD_LOST'];

/** What cannot be played or written now can be later. */
function withNextStep(error: unknown, { runId }: RunFolder): unknown {
  if (!isPokerbotError(error)) return error;
  if (!resumable.includes(error.code)) return error;
  return new PokerbotError(error.code, {
    message: error.message,
    next: [...error.next, `Everything played is kept: continue with \`--resume ${runId}\``],
    details: { ...error.details, runId },
    cause: error,
  });
}

function interrupted({
  folder: { runId },
  suite,
  score,
  from,
  to,
}: PlayLinesOptions): PokerbotError {
  const of = to - from;
  return new PokerbotError('INTERRUPTED', {
    message: `Stopped after hand ${score.hands} of ${of}; everything played is kept`,
    next: [`Continue with \`--resume ${runId}\``],
    details: { runId, suite, hands: score.hands, of },
  });
}
