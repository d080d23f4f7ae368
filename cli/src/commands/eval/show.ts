import { string } from '@oclif/core/args';
import { integer } from '@oclif/core/flags';
import type { Shown } from '@poker-bot/shared/evaluation/run-event';
import { BaseCommand } from '../../base-command.ts';
import { showRun } from '../../evals/runs.ts';
import type { Palette } from '../../output/palette.ts';
import { shownText } from '../../views/eval-shown-run.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalShow extends BaseCommand<Shown> {
  static override summary = 'Show one evaluation run or league; an unfinished one as far as it got';
  static override examples = [
    '<%= config.bin %> eval show RUN',
    '<%= config.bin %> eval show LEAGUE',
    '<%= config.bin %> eval show RUN --divergence 3',
  ];
  static override args = {
    RUN: string({
      ignoreStdin: true,
      required: true,
      description: 'Id of a run or a league, as `eval list` shows it',
    }),
  };
  static override flags = {
    divergence: integer({
      summary: 'Open one divergence of a shadow run: what was seen, who advised what, and why',
      helpValue: 'N',
      min: 1,
    }),
  };
  static override result = async () =>
    (await import('../../schemas/eval-show-result.ts')).evalShowResult;

  async run(): Promise<Shown> {
    const { args, flags } = await this.parse(EvalShow);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await showRun({ context, workspace }, { runId: args.RUN, divergence: flags.divergence });
  }

  protected render(shown: Shown, palette: Palette): string {
    return shownText(shown, palette);
  }
}
