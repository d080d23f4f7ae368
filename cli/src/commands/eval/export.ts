import { string as argument } from '@oclif/core/args';
import { option, string } from '@oclif/core/flags';
import { figureNames } from '@poker-bot/shared/evaluation/figure';
import { BaseCommand } from '../../base-command.ts';
import { exportFigure, type FigureResult, figureFormats } from '../../evals/export-figure.ts';
import type { Palette } from '../../output/palette.ts';
import { figureText } from '../../views/eval-report.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalExport extends BaseCommand<FigureResult> {
  static override summary = 'Write one figure of a run to a file: a picture, or its figures';
  static override examples = [
    '<%= config.bin %> eval export RUN --figure win-rate --format svg',
    '<%= config.bin %> eval export RUN --figure range --format png --output range.png',
    '<%= config.bin %> eval export RUN --figure latency --format csv',
  ];
  static override args = {
    RUN: argument({
      ignoreStdin: true,
      required: true,
      description: 'Id of a run, as `eval list` shows it; of a league that of one of its matches',
    }),
  };
  static override flags = {
    figure: option({
      options: figureNames,
      required: true,
      summary: 'What to show',
    })(),
    format: option({
      options: figureFormats,
      default: 'svg',
      summary: 'Pictures (svg, png) or what they are drawn from (csv, json)',
    })(),
    output: string({
      summary: 'Where to write it; default `FIGURE.FORMAT` in the folder of the run',
      helpValue: 'FILE',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/eval-report-result.ts')).evalExportResult;

  async run(): Promise<FigureResult> {
    const { args, flags } = await this.parse(EvalExport);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const { figure, format, output } = flags;
    return await exportFigure({ context, workspace }, { runId: args.RUN, figure, format, output });
  }

  protected render(result: FigureResult, palette: Palette): string {
    return figureText(result, palette);
  }
}
