import { resolve } from 'node:path';
import type { WrittenReport } from '@poker-bot/shared/evaluation/figure';
import { writeReport } from '../../report/write-report.ts';
import { shownPath } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { notEmpty, outputOptions, readFlags } from '../read-flags.ts';
import { reportedRun } from '../report-source.ts';

const flags = { ...outputOptions, output: { type: 'string' } } as const;

/** `report RUN`: its report as a page, from what is on file. */
export function reportCommand(argv: readonly string[], context: CliContext): number {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: 1 });
  const output = notEmpty('output', values.output);
  const { folder, source } = reportedRun('report', { runId: positionals[0], context });
  const { workingDirectory } = context;
  const file = output === undefined ? undefined : resolve(workingDirectory, output);
  const written = writeReport(folder, source, file);
  const report: WrittenReport = {
    runId: folder.runId,
    suite: source.manifest.suite,
    finished: source.finished,
    file: shownPath(written.file, workingDirectory),
    bytes: written.bytes,
    unreadableLines: written.unreadableLines,
  };
  if (values.events) tellLine({ type: 'reported', report }, context);
  else context.out(values.json ? document(report) : `${report.file}\n`);
  return 0;
}
