import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { phhSections } from '../run-folder/phh-sections.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { summaryCsv } from '../score/summary-csv.ts';

/** Writes what is made of a run when all hands are played. `summary.json` comes last: with it the run is finished. */
export function finishRun(folder: RunFolder, summary: SmokeSummary): void {
  folder.write('hands.phhs', phhSections(folder));
  folder.write('summary.csv', [summaryCsv(summary)]);
  folder.write('summary.json', [`${JSON.stringify(summary, undefined, 2)}\n`]);
}
