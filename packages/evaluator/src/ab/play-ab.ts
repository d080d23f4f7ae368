import type { Clock } from '@poker-bot/shared/clock/clock';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { SpentBySide } from '../budget/spent-in-hands.ts';
import type { AbManifest } from '../config/ab-manifest.ts';
import { PlayedReader } from '../report/read/played-report.ts';
import { PhhsFile } from '../run-folder/phhs-file.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import type { HandSource } from '../shards/played-range.ts';
import { finishRun } from '../suites/finish-run.ts';
import { playLines } from '../suites/play-lines.ts';
import type { Played } from '../suites/played.ts';
import { Progress } from '../suites/progress.ts';
import { ReportedScore } from '../suites/reported-score.ts';
import { abCsv } from './ab-csv.ts';
import { AbScore } from './ab-score.ts';
import type { AdviceTerms } from './advice-terms.ts';
import { costOfAb } from './match-cost.ts';

export interface PlayAbOptions {
  readonly folder: RunFolder;
  readonly manifest: AbManifest;
  readonly source: HandSource;
  readonly clock: Clock;
  readonly tell: Tell;
  /** Stops the run after the line that is being written. */
  readonly signal: AbortSignal;
  readonly terms: AdviceTerms;
  /** What the bots have spent before. */
  readonly spent: SpentBySide;
  /** Most hands that the environment lets a run have. */
  readonly handCap: number;
  /** The folder as people are to see it. */
  readonly shownFolder: string;
}

/**
 * Plays what is missing of an A/B run and finishes it: with the verdict or with the last hand.
 *
 * @throws PokerbotError `INTERRUPTED`, `RUN_BUSY`, `RUN_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`, `SHARD_LOST`
 */
export async function playAb(options: PlayAbOptions): Promise<Played<AbSummary>> {
  const { folder, manifest, source, clock, signal, shownFolder } = options;
  const to = manifest.settings.hands;
  const lock = new RunLock(folder);
  const phhs = new PhhsFile(folder.file('hands.phhs'));
  try {
    const score = new AbScore(manifest, options.handCap);
    const reader = new PlayedReader(manifest);
    let progress: Progress | undefined;
    await playLines({
      ...{ folder, lock, suite: manifest.suite, source, from: 0, to, clock, signal },
      ...{ score: new ReportedScore(score, reader), phhs },
      isEnough: () => score.isEnough,
      onBegin: () => {
        progress = begin(score, options);
      },
      onPlayed: () => progress?.step(score.isEnough),
    });
    const summary = score.summary(shownFolder);
    finishRun(folder, { summary, csv: abCsv(summary), phhs, played: reader.report });
    return { summary, handsPerSecond: progress?.handsPerSecond };
  } finally {
    phhs.discard();
    lock.release();
  }
}

function begin(
  score: AbScore,
  { manifest, clock, tell, terms, spent, shownFolder }: PlayAbOptions,
): Progress {
  const { runId, suite, a, b, settings } = manifest;
  const { hands, seats, seed, opponents } = settings;
  tell({
    type: 'started',
    runId,
    suite,
    bot: b.name,
    against: a.name,
    cost: costOfAb(manifest, { hands: hands - score.hands, terms, spent }),
    hands,
    seats,
    seed,
    opponents,
    resumedAt: score.hands,
    folder: shownFolder,
  });
  return new Progress({ clock, tell, score, of: hands });
}
