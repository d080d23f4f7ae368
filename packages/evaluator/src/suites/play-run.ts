import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { PlayedReader } from '../report/read/played-report.ts';
import { PhhsFile } from '../run-folder/phhs-file.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import type { RunScore } from '../score/run-score.ts';
import { summaryCsv } from '../score/summary-csv.ts';
import type { HandSource } from '../shards/played-range.ts';
import { rangeOf } from '../shards/shard-range.ts';
import { scoreOf } from '../shards/shard-score.ts';
import { finishRun } from './finish-run.ts';
import { playLines } from './play-lines.ts';
import type { Played } from './played.ts';
import { Progress } from './progress.ts';
import { ReportedScore } from './reported-score.ts';

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
  /** Puts on file what others have played of it, once nobody else can write to the folder. */
  fill?(): void;
}

/**
 * Plays what is missing of a smoke run, from its first hand or from where a stopped process left it, and finishes it.
 *
 * @throws PokerbotError `INTERRUPTED`, `RUN_BUSY`, `RUN_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`, `SHARD_LOST`
 */
export async function playRun(options: PlayRunOptions): Promise<Played<SmokeSummary>> {
  const { folder, manifest, source, clock, signal, shownFolder } = options;
  const { from, to } = rangeOf(manifest);
  const lock = new RunLock(folder);
  const phhs = new PhhsFile(folder.file('hands.phhs'));
  try {
    options.fill?.();
    const score = scoreOf(manifest);
    const reader = new PlayedReader(manifest);
    let progress: Progress | undefined;
    await playLines({
      ...{ folder, lock, suite: manifest.suite, source, from, to, clock, signal },
      ...{ score: new ReportedScore(score, reader), phhs },
      isEnough: () => score.isEnough,
      onBegin: () => {
        progress = begin(score, options);
      },
      onPlayed: () => progress?.step(score.isEnough),
    });
    const summary = score.summary(shownFolder);
    finishRun(folder, { summary, csv: summaryCsv(summary), phhs, played: reader.report });
    return { summary, handsPerSecond: progress?.handsPerSecond };
  } finally {
    phhs.discard();
    lock.release();
  }
}

function begin(score: RunScore, { manifest, clock, tell, shownFolder }: PlayRunOptions): Progress {
  const { runId, suite, bot, settings } = manifest;
  const { seats, seed, opponents } = settings;
  const { from, to } = rangeOf(manifest);
  const hands = to - from;
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
