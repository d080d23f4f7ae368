import type { RunFolder } from '../run-folder/run-folder.ts';
import { writeAtomically } from '../run-folder/write-atomically.ts';
import { reportPage } from './page/report-page.ts';
import { type ReportData, type ReportSource, readReportData } from './read/report-data.ts';

/** A report that was written. */
export interface WrittenPage {
  readonly file: string;
  readonly bytes: number;
  /** Damaged lines of the logs, which are left out. */
  readonly unreadableLines: number;
}

/**
 * Writes the report of a run, finished or not, from its summary and its logs.
 *
 * @param file where to; `report.html` in the folder of the run otherwise
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function writeReport(
  folder: RunFolder,
  source: ReportSource,
  file: string = folder.file('report.html'),
): WrittenPage {
  return writePage(folder, readReportData(folder, source), file);
}

/**
 * The same of what has been read already.
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export function writePage(
  folder: RunFolder,
  data: ReportData,
  file: string = folder.file('report.html'),
): WrittenPage {
  const page = reportPage(data);
  writeAtomically(file, [page]);
  const damage = [...(data.played?.damage ?? []), ...(data.shadow?.damage ?? [])];
  return {
    file,
    bytes: Buffer.byteLength(page),
    unreadableLines: damage.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}
