import { BaseCommand } from '../base-command.ts';
import type { Palette } from '../output/palette.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';
import { status } from '../stack/use-cases/status.ts';
import { statusText } from '../views/stack-status.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

export default class Status extends BaseCommand<StatusResult> {
  static override summary = 'Show the units of this workspace and how they are';
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json'];
  static override result = async () => (await import('../schemas/status-result.ts')).statusResult;

  async run(): Promise<StatusResult> {
    const { flags } = await this.parse(Status);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await status({ context, workspace });
  }

  protected render(result: StatusResult, palette: Palette): string {
    return statusText(result, palette);
  }
}
