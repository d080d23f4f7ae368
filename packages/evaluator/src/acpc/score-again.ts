import type { ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import type { ServeManifest } from '../config/serve-manifest.ts';
import { readLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { conductUntil } from './match-so-far.ts';
import { ServeScore } from './serve-score.ts';

/**
 * Scores a match that was killed from its log: how it went is on file, how it ended is not.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function scoreAgain(
  folder: RunFolder,
  { manifest, shown }: { manifest: ServeManifest; shown: (path: string) => string },
): ServeSummary {
  const score = new ServeScore(manifest);
  for (const line of readLines(folder.file('match.log'))) score.addLine(line);
  return score.summary({
    end: undefined,
    reports: conductUntil(folder, score.hands).reports,
    degradedHands: undefined,
    handsPerSecond: undefined,
    folder: shown(folder.path),
  });
}
