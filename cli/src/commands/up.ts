import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import type { Palette } from '../output/palette.ts';
import { findOrCreateWorkspace } from '../stack/use-cases/find-or-create-workspace.ts';
import type { UpResult } from '../stack/use-cases/results.ts';
import { up } from '../stack/use-cases/up.ts';
import { changeFlags, declarationFlags, parseAssignments } from '../stack-flags.ts';
import { stackListener } from '../views/stack-listener.ts';
import { upText } from '../views/stack-up.ts';

export default class Up extends BaseCommand<UpResult> {
  static override summary = 'Start the stack, or change what runs to what is declared';
  static override description =
    'Returns when every unit is healthy, or fails with a card that names the unit, its last log lines and the likely cause. Run twice, it does nothing the second time. Without a workspace one is created in an empty folder, elsewhere only with `--yes`.';
  static override examples = [
    '<%= config.bin %> up',
    '<%= config.bin %> up --env LOG_LEVEL=debug',
    '<%= config.bin %> up --json',
  ];
  static override flags = {
    ...declarationFlags,
    ...changeFlags,
    yes: boolean({ char: 'y', summary: 'Create a workspace here when there is none' }),
  };
  static override result = async () => (await import('../schemas/up-result.ts')).upResult;

  async run(): Promise<UpResult> {
    const { flags } = await this.parse(Up);
    const { context } = this;
    const workspace = await findOrCreateWorkspace({
      context,
      workspace: flags.workspace,
      yes: flags.yes,
      note: (text) => this.reporter.note(text),
    });
    return await up({
      context,
      workspace,
      driver: flags.driver,
      flags: parseAssignments(flags.env),
      wait: flags.wait,
      healthTimeoutMs: flags.timeout * 1_000,
      listen: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: UpResult, palette: Palette): string {
    return upText(result, palette);
  }
}
