import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { writeReport } from '../report/write-report.ts';
import { fileParts } from '../run-folder/file-parts.ts';
import { numbered } from '../run-folder/phh-sections.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { HandSource } from '../shards/played-range.ts';

/** A report of more takes half as long as playing them did: it is written when somebody asks for it. */
const mostHandsReported = 50_000;

/** Writes what is made of a run when all hands are played. `summary.json` comes last: with it the run is finished. */
export async function finishRun(
  folder: RunFolder,
  {
    summary,
    csv,
    source,
  }: { readonly summary: Summary; readonly csv: string; readonly source: HandSource },
): Promise<void> {
  const sections = source.sections(fileParts(folder.file('hands.jsonl')));
  await folder.writeFrom('hands.phhs', numbered(sections));
  folder.write('summary.csv', [csv]);
  if (summary.hands <= mostHandsReported) {
    writeReport(folder, { manifest: folder.readManifest(), summary, finished: true });
  }
  folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
}
