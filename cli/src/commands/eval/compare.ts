import { string } from '@oclif/core/args';
import type { Comparison } from '@poker-bot/shared/evaluation/comparison';
import { BaseCommand } from '../../base-command.ts';
import { compareRuns } from '../../evals/runs.ts';
import type { Palette } from '../../output/palette.ts';
import { comparisonText } from '../../views/eval-comparison.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalCompare extends BaseCommand<Comparison> {
  static override summary = 'Set evaluation runs of one suite side by side, each against the first';
  static override description =
    'Tells the settings and configurations that differ, the figures with their intervals, and the difference of the win rates: deal by deal where the same cards were dealt, else of independent samples. Of local best responses the figure is what each wins from its bot. What is called higher or lower is so after a correction for all comparisons made.';
  static override examples = [
    '<%= config.bin %> eval compare RUN RUN',
    '<%= config.bin %> eval compare monday tuesday wednesday --json',
  ];
  static override strict = false;
  static override args = {
    RUN: string({
      ignoreStdin: true,
      required: true,
      description:
        'Ids of runs, as `eval list` shows them: two or more, each is held against the first',
    }),
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/comparison')).comparisonSchema;

  async run(): Promise<Comparison> {
    const { argv, flags } = await this.parse(EvalCompare);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await compareRuns({ context, workspace }, argv.map(String));
  }

  protected render(comparison: Comparison, palette: Palette): string {
    return comparisonText(comparison, palette);
  }
}
