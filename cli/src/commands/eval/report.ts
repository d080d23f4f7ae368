import { string as argument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { type ReportResult, reportRun } from '../../evals/report-run.ts';
import type { Palette } from '../../output/palette.ts';
import { reportText } from '../../views/eval-report.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalReport extends BaseCommand<ReportResult> {
  static override summary = 'Write the report of a run as a page to read, print and pass on';
  static override description =
    'One file that loads nothing: verdict, estimates, win-rate curve, positions, streets, starting hands, hands to replay, latencies, health and configuration. Of a run that is not finished it tells what is on file.';
  static override examples = [
    '<%= config.bin %> eval report RUN --open',
    '<%= config.bin %> eval report RUN --output report.html',
  ];
  static override args = {
    RUN: argument({
      ignoreStdin: true,
      required: true,
      description: 'Id of a run, as `eval list` shows it; of a league that of one of its matches',
    }),
  };
  static override flags = {
    open: boolean({ default: false, summary: 'Show it in the browser of this machine' }),
    output: string({
      summary: 'Where to write it; default `report.html` in the folder of the run',
      helpValue: 'FILE',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/eval-report-result.ts')).evalReportResult;

  async run(): Promise<ReportResult> {
    const { args, flags } = await this.parse(EvalReport);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const { open, output } = flags;
    return await reportRun({ context, workspace }, { runId: args.RUN, open, output });
  }

  protected render(result: ReportResult, palette: Palette): string {
    return reportText(result, palette);
  }
}
