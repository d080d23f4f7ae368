import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import type { Palette } from '../output/palette.ts';
import { confirmVolumes } from '../stack/use-cases/confirm-volumes.ts';
import { down, downAll } from '../stack/use-cases/down.ts';
import type { DownResult } from '../stack/use-cases/results.ts';
import { changeFlags } from '../stack-flags.ts';
import { downText } from '../views/stack-list.ts';
import { stackListener } from '../views/stack-listener.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

export default class Down extends BaseCommand<DownResult> {
  static override summary = 'Stop the stack; results, logs and settings stay';
  static override description =
    'Volumes hold caches that can be computed again. `--volumes` deletes them, after a question or with `--yes`.';
  static override examples = [
    '<%= config.bin %> down',
    '<%= config.bin %> down --all',
    '<%= config.bin %> down --volumes --yes',
  ];
  static override flags = {
    all: boolean({ summary: 'Stop every stack of this user on this machine' }),
    volumes: boolean({ summary: 'Delete the volumes of the stack as well' }),
    yes: boolean({ char: 'y', summary: 'Delete without asking' }),
    wait: changeFlags.wait,
  };
  static override result = async () => (await import('../schemas/down-result.ts')).downResult;

  async run(): Promise<DownResult> {
    const { flags } = await this.parse(Down);
    const { context } = this;
    const options = {
      context,
      volumes: await confirmVolumes({ ...flags, noInput: flags['no-input'], context }),
      wait: flags.wait,
      listen: stackListener(() => this.reporter, context),
    };
    if (flags.all) return await downAll(options);
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await down({ ...options, workspace });
  }

  protected render(result: DownResult, palette: Palette): string {
    return downText(result, palette);
  }
}
