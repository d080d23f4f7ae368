import { string } from '@oclif/core/args';
import { integer } from '@oclif/core/flags';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { BaseCommand } from '../../base-command.ts';
import { mergeRun } from '../../evals/runs.ts';
import type { Palette } from '../../output/palette.ts';
import { summaryText } from '../../views/eval-summary.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalMerge extends BaseCommand<SmokeSummary> {
  static override summary = 'Make one run of the shards that several processes played of it';
  static override description =
    'The shards are those of `eval smoke --run-id RUN --shard K/N`, all in `results/eval/`. The run is the one that a single process would have played, to the byte; the shards stay. Exits with 4 when its verdict is not a pass.';
  static override examples = [
    '<%= config.bin %> eval smoke --hands 100000 --run-id nightly --shard 1/2',
    '<%= config.bin %> eval smoke --hands 100000 --run-id nightly --shard 2/2',
    '<%= config.bin %> eval merge nightly',
    '<%= config.bin %> eval merge nightly --shards 2',
  ];
  static override args = {
    RUN: string({ ignoreStdin: true, required: true, description: 'Name that the shards share' }),
  };
  static override flags = {
    shards: integer({
      summary: 'How many shards the run was begun in, where there are those of several numbers',
      helpValue: 'N',
      min: 1,
    }),
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/smoke-summary')).smokeSummarySchema;

  async run(): Promise<SmokeSummary> {
    const { args, flags } = await this.parse(EvalMerge);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await mergeRun(
      { context, workspace },
      {
        runId: args.RUN,
        shards: flags.shards,
      },
    );
  }

  protected render(result: SmokeSummary, palette: Palette): string {
    return summaryText(result, palette);
  }

  protected override exitCodeOf({ verdict }: SmokeSummary): 0 | 4 {
    return verdict === 'pass' ? 0 : 4;
  }
}
