import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { PlayedReport } from '../report/read/played-report.ts';
import { writePage } from '../report/write-report.ts';
import { fileParts } from '../run-folder/file-parts.ts';
import { numbered } from '../run-folder/phh-sections.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { HandSource } from '../shards/played-range.ts';

interface FinishedRun {
  readonly summary: Summary;
  readonly csv: string;
  readonly source: HandSource;
  /** What its lines say to a report. */
  readonly played: PlayedReport;
}

/** Writes what is made of a run when all hands are played. `summary.json` comes last: with it the run is finished. */
export async function finishRun(
  folder: RunFolder,
  { summary, csv, source, played }: FinishedRun,
): Promise<void> {
  const sections = source.sections(fileParts(folder.file('hands.jsonl')));
  await folder.writeFrom('hands.phhs', numbered(sections));
  folder.write('summary.csv', [csv]);
  writePage(folder, { manifest: folder.readManifest(), summary, finished: true, played });
  folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
}
