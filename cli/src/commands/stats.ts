import { BaseCommand } from '../base-command.ts';
import type { Palette } from '../output/palette.ts';
import type { StatsResult } from '../stack/use-cases/results.ts';
import { stats } from '../stack/use-cases/stats.ts';
import { statsText } from '../views/stack-stats.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

export default class Stats extends BaseCommand<StatsResult> {
  static override summary = 'Show what each running unit uses of processor and memory';
  static override examples = ['<%= config.bin %> stats', '<%= config.bin %> stats --json'];
  static override result = async () => (await import('../schemas/stats-result.ts')).statsResult;

  async run(): Promise<StatsResult> {
    const { flags } = await this.parse(Stats);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await stats({ context, workspace });
  }

  protected render(result: StatsResult, palette: Palette): string {
    return statsText(result, palette);
  }
}
