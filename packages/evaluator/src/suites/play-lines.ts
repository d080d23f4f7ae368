import { AppendOnlyFile } from '@poker-bot/logger/journal/append-only-file';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { PlayedManifest } from '../match/set-up-match.ts';
import type { HandLine } from '../record/hand-line.ts';
import { MemorySampler } from '../record/memory-sample.ts';
import { phhText } from '../record/phh-text.ts';
import type { PhhsFile } from '../run-folder/phhs-file.ts';
import { replayLines } from '../run-folder/replay-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { RunLock } from '../run-folder/run-lock.ts';
import type { LineScore } from '../score/line-score.ts';
import type { HandSource } from '../shards/played-range.ts';
import { Breath } from './breath.ts';
import { scoreRange } from './score-range.ts';

export interface PlayLinesOptions {
  readonly folder: RunFolder;
  /** Of this folder, held. */
  readonly lock: RunLock;
  readonly suite: PlayedManifest['suite'];
  readonly source: HandSource;
  readonly score: LineScore;
  /** Gets every hand of the run. */
  readonly phhs: PhhsFile;
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
  const { folder, lock, source, score, phhs, from, to, clock, signal, isEnough } = options;
  // The run can be played again from its seed, so the disk is not waited for after every line.
  const handLog = new AppendOnlyFile({ path: folder.file('hands.jsonl') });
  const timingLog = new AppendOnlyFile({ path: folder.file('timings.jsonl') });
  try {
    replayLines(folder, { score, from, to, lock, onHand: (line) => addOld(line, options) });
    options.onBegin();
    if (isEnough()) return;
    const breath = new Breath(clock);
    const memory = new MemorySampler(clock);
    for await (const range of source.play({ from: from + score.hands, to, signal })) {
      lock.requireHeld();
      const wanted = scoreRange(range, { score, memory, isEnough });
      // In this order: what is timed and not on file is played again and counts once.
      timingLog.appendBlock(wanted.timings);
      handLog.appendBlock(wanted.hands);
      for (const text of wanted.phh) phhs.add(text);
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

/** @throws PokerbotError `RUN_DAMAGED` naming file and line */
function addOld(record: HandLine, { folder, score, phhs }: PlayLinesOptions): void {
  const file = folder.file('hands.jsonl');
  const line = score.hands;
  let text: string | undefined;
  try {
    text = phhText(record, { file, line });
  } catch (cause) {
    throw new PokerbotError('RUN_DAMAGED', {
      message: `\`${file}\`, line ${line} is no hand: ${(cause as Error).message}`,
      details: { path: file, line },
      cause,
    });
  }
  if (text !== undefined) phhs.add(text);
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
