import { string } from '@oclif/core/args';
import type { ShownRun } from '@poker-bot/shared/evaluation/run-event';
import { BaseCommand } from '../../base-command.ts';
import { showRun } from '../../evals/runs.ts';
import type { Palette } from '../../output/palette.ts';
import { matchText } from '../../views/eval-match.ts';
import { summaryText } from '../../views/eval-summary.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalShow extends BaseCommand<ShownRun> {
  static override summary = 'Show one evaluation run; an unfinished one as far as it got';
  static override examples = ['<%= config.bin %> eval show RUN'];
  static override args = {
    RUN: string({
      ignoreStdin: true,
      required: true,
      description: 'Id of a run, as `eval list` shows it',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/eval-show-result.ts')).evalShowResult;

  async run(): Promise<ShownRun> {
    const { args, flags } = await this.parse(EvalShow);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await showRun({ context, workspace }, args.RUN);
  }

  protected render({ summary }: ShownRun, palette: Palette): string {
    return summary.suite === 'serve' ? matchText(summary, palette) : summaryText(summary, palette);
  }
}
