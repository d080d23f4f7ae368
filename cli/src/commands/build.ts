import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { givenVariables } from '../given-variables.ts';
import type { Palette } from '../output/palette.ts';
import { build } from '../stack/use-cases/build.ts';
import type { BuildResult } from '../stack/use-cases/results.ts';
import { changeFlags, declarationFlags } from '../stack-flags.ts';
import { buildText } from '../views/stack-build.ts';
import { stackListener } from '../views/stack-listener.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

export default class Build extends BaseCommand<BuildResult> {
  static override summary = 'Build the images of the stack; start nothing';
  static override description =
    'An image is named after everything that goes into it, so what is there already is not built again. `up` builds what it needs by itself.';
  static override examples = [
    '<%= config.bin %> build',
    '<%= config.bin %> build solver',
    '<%= config.bin %> build --force',
  ];
  static override strict = false;
  static override args = {
    unit: string({ ignoreStdin: true, description: 'Units whose images to build' }),
  };
  static override flags = {
    ...declarationFlags,
    force: boolean({ summary: 'Build images that are there already, too' }),
    wait: changeFlags.wait,
  };
  static override result = async () => (await import('../schemas/build-result.ts')).buildResult;

  async run(): Promise<BuildResult> {
    const { flags, argv } = await this.parse(Build);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await build({
      context,
      workspace,
      units: argv.map(String),
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      force: flags.force,
      wait: flags.wait,
      listen: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: BuildResult, palette: Palette): string {
    return buildText(result, palette);
  }
}
