import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { fileParts } from '../run-folder/file-parts.ts';
import { numbered } from '../run-folder/phh-sections.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { summaryCsv } from '../score/summary-csv.ts';
import type { HandSource } from '../shards/played-range.ts';

/** Writes what is made of a run when all hands are played. `summary.json` comes last: with it the run is finished. */
export async function finishRun(
  folder: RunFolder,
  { summary, source }: { readonly summary: SmokeSummary; readonly source: HandSource },
): Promise<void> {
  const sections = source.sections(fileParts(folder.file('hands.jsonl')));
  await folder.writeFrom('hands.phhs', numbered(sections));
  folder.write('summary.csv', [summaryCsv(summary)]);
  folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
}
