import { BaseCommand } from '../../base-command.ts';
import { listRuns } from '../../evals/runs.ts';
import type { Palette } from '../../output/palette.ts';
import { type EvalList, runsText } from '../../views/eval-runs.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalListCommand extends BaseCommand<EvalList> {
  static override summary =
    'List the evaluation runs and leagues of this workspace, the newest first';
  static override examples = ['<%= config.bin %> eval list', '<%= config.bin %> eval list --json'];
  static override result = async () =>
    (await import('../../schemas/eval-list-result.ts')).evalListResult;

  async run(): Promise<EvalList> {
    const { flags } = await this.parse(EvalListCommand);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await listRuns({ context, workspace });
  }

  protected render(result: EvalList, palette: Palette): string {
    return runsText(result, palette);
  }
}
