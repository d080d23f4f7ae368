import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { PlayedReport } from '../report/read/played-report.ts';
import { writePage } from '../report/write-report.ts';
import type { PhhsFile } from '../run-folder/phhs-file.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';

interface FinishedRun {
  readonly summary: Summary;
  readonly csv: string;
  readonly phhs: PhhsFile;
  /** What its lines say to a report. */
  readonly played: PlayedReport;
}

/** Writes what is made of a run when all hands are played. `summary.json` comes last: with it the run is finished. */
export function finishRun(folder: RunFolder, { summary, csv, phhs, played }: FinishedRun): void {
  phhs.put();
  folder.write('summary.csv', [csv]);
  writePage(folder, { manifest: folder.readManifest(), summary, finished: true, played });
  folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
}
