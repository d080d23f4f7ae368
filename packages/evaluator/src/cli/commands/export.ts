import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { figureNames, figureTextFormats } from '@poker-bot/shared/evaluation/figure';
import { exportFigure } from '../../report/export-figure.ts';
import { readReportData } from '../../report/read/report-data.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { choice, outputOptions, readFlags } from '../read-flags.ts';
import { reportedRun } from '../report-source.ts';

const flags = {
  ...outputOptions,
  figure: { type: 'string' },
  format: { type: 'string', default: 'svg' },
} as const;

/** `export RUN`: one figure of it, as a picture or in figures. */
export function exportCommand(argv: readonly string[], context: CliContext): number {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: 1 });
  const figure = choice('figure', { text: values.figure, of: figureNames });
  const format = choice('format', { text: values.format, of: figureTextFormats }) ?? 'svg';
  if (figure === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`export` needs a figure',
      next: [`Give \`--figure\` one of ${figureNames.join(', ')}`],
    });
  }
  const { folder, source } = reportedRun('export', { runId: positionals[0], context });
  const exported = exportFigure(readReportData(folder, source), { figure, format });
  if (values.events) tellLine({ type: 'exported', figure: exported }, context);
  else context.out(values.json ? document(exported) : exported.text);
  return 0;
}
