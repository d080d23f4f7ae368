import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { RunManifest } from '../../config/run-manifest.ts';
import type { RunFolder } from '../../run-folder/run-folder.ts';
import { type PlayedReport, readPlayed } from './played-report.ts';
import { readShadow, type ShadowReport } from './shadow-report.ts';

/** Everything a report is drawn from. The clock has no part in it: same files, same report. */
export interface ReportData {
  readonly manifest: RunManifest;
  readonly summary: Summary;
  readonly finished: boolean;
  /** Of a run with dealt hands. */
  readonly played?: PlayedReport;
  readonly shadow?: ShadowReport;
}

export interface ReportSource {
  readonly manifest: RunManifest;
  readonly summary: Summary;
  readonly finished: boolean;
}

/** Reads the logs of a run beside its summary. */
export function readReportData(folder: RunFolder, source: ReportSource): ReportData {
  const { manifest, summary } = source;
  if (manifest.suite !== 'shadow') return { ...source, played: readPlayed(folder, manifest) };
  return summary.suite === 'shadow' ? { ...source, shadow: readShadow(folder, summary) } : source;
}
