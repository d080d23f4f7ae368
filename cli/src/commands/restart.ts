import { string } from '@oclif/core/args';
import { BaseCommand } from '../base-command.ts';
import { givenVariables } from '../given-variables.ts';
import type { Palette } from '../output/palette.ts';
import { restart } from '../stack/use-cases/restart.ts';
import type { UpResult } from '../stack/use-cases/results.ts';
import { changeFlags, declarationFlags } from '../stack-flags.ts';
import { stackListener } from '../views/stack-listener.ts';
import { upText } from '../views/stack-up.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

export default class Restart extends BaseCommand<UpResult> {
  static override summary = 'Start units anew and wait until they are healthy';
  static override description =
    'All units of the stack when none is named. Pending changes of other units are left for `up`.';
  static override examples = [
    '<%= config.bin %> restart',
    '<%= config.bin %> restart solver vision',
  ];
  static override strict = false;
  static override args = { unit: string({ ignoreStdin: true, description: 'Units to restart' }) };
  static override flags = { ...declarationFlags, ...changeFlags };
  static override result = async () => (await import('../schemas/up-result.ts')).upResult;

  async run(): Promise<UpResult> {
    const { flags, argv } = await this.parse(Restart);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await restart({
      context,
      workspace,
      units: argv.map(String),
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      wait: flags.wait,
      healthTimeoutMs: flags.timeout * 1_000,
      listen: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: UpResult, palette: Palette): string {
    return upText(result, palette);
  }
}
