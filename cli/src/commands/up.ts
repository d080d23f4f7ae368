import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { givenVariables } from '../given-variables.ts';
import { createPalette, type Palette } from '../output/palette.ts';
import { lookAfterRotationsOf } from '../secrets/rotation/look-after.ts';
import { findOrCreateWorkspace } from '../stack/use-cases/find-or-create-workspace.ts';
import type { UpResult } from '../stack/use-cases/results.ts';
import type { StackOptions } from '../stack/use-cases/stack-context.ts';
import { up } from '../stack/use-cases/up.ts';
import { watch } from '../stack/use-cases/watch.ts';
import { changeFlags, declarationFlags } from '../stack-flags.ts';
import { stackListener } from '../views/stack-listener.ts';
import { upText } from '../views/stack-up.ts';

export default class Up extends BaseCommand<UpResult> {
  static override summary = 'Start the stack, or change what runs to what is declared';
  static override description =
    'Returns when every unit is healthy, or fails with a card that names the unit, its last log lines and the likely cause. Run twice, it does nothing the second time. Without a workspace one is created in an empty folder, elsewhere only with `--yes`.';
  static override examples = [
    '<%= config.bin %> up',
    '<%= config.bin %> up --env LOG_LEVEL=debug',
    '<%= config.bin %> up --watch',
    '<%= config.bin %> up --json',
  ];
  static override flags = {
    ...declarationFlags,
    ...changeFlags,
    watch: boolean({
      char: 'w',
      summary: 'Stay, and bring up every edit of a source or of what is declared, until Ctrl-C',
      exclusive: ['json'],
    }),
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
    const options = {
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      wait: flags.wait,
      healthTimeoutMs: flags.timeout * 1_000,
      listen: stackListener(() => this.reporter, context),
    };
    for (const text of await lookAfterRotationsOf(workspace, { context, by: 'up' })) {
      this.reporter.note(text);
    }
    return flags.watch ? await this.#watch(options) : await up(options);
  }

  async #watch(options: StackOptions): Promise<UpResult> {
    const { errors, environment, output } = this.context;
    const palette = createPalette({ isTTY: output.isTTY, environment });
    const failed = createPalette({ isTTY: errors.isTTY, environment });
    return await watch({
      ...options,
      onUp: (result) => this.reporter.line(upText(result, palette), { type: 'up', ...result }),
      onFailure: ({ code, message }) => this.reporter.warn(`${failed.failure(code)}: ${message}`),
    });
  }

  protected render(result: UpResult, palette: Palette): string {
    return upText(result, palette);
  }
}
