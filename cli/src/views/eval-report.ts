import type { FigureResult } from '../evals/export-figure.ts';
import type { ReportResult } from '../evals/report-run.ts';
import type { Palette } from '../output/palette.ts';
import { counted, whole } from './eval-figures.ts';

/** Where a report is, and what is missing in it. */
export function reportText(report: ReportResult, palette: Palette): string {
  const { file, bytes, finished, unreadableLines, opened } = report;
  const lines = [`${palette.success('✔')} ${palette.hint(file)}  ${palette.faint(size(bytes))}`];
  if (!finished) lines.push('  The run is not finished: the report is of what is on file');
  if (unreadableLines > 0) {
    lines.push(`  ${palette.warning(counted(unreadableLines, 'damaged line'))} left out`);
  }
  if (opened === false) {
    lines.push(
      `  ${palette.warning('No program on this machine opens it')}: open the file in a browser`,
    );
  }
  return lines.join('\n');
}

/** How the page of a run is come by, as the last lines of its screen say it. */
export function reportHint(runId: string, { faint, hint }: Palette): string {
  return `  ${faint('report'.padEnd(12))}${hint(`pokerbot eval report ${runId} --open`)}`;
}

/** Where a figure is. */
export function figureText({ file, bytes }: FigureResult, palette: Palette): string {
  return `${palette.success('✔')} ${palette.hint(file)}  ${palette.faint(size(bytes))}`;
}

function size(bytes: number): string {
  return `${whole(Math.ceil(bytes / 1024))} kB`;
}
