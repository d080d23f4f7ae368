import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { renderSettings } from '../../env/render/render-settings.ts';
import type { Palette } from '../../output/palette.ts';
import type { EnvRenderResult } from '../../schemas/env-render-result.ts';
import { envRenderText } from '../../views/env-render.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EnvRender extends BaseCommand<EnvRenderResult> {
  static override summary = 'Bring the `.env` files up to date with what the units read';
  static override description =
    'Writes `.env.example`, `.env` and `.env.<unit>`. Values, comments and order are kept; secrets are never written.';
  static override examples = [
    '<%= config.bin %> env render',
    '<%= config.bin %> env render --check',
  ];
  static override flags = {
    check: boolean({ default: false, summary: 'Write nothing; end with 4 when a file is behind' }),
  };
  static override result = async () =>
    (await import('../../schemas/env-render-result.ts')).envRenderResult;

  async run(): Promise<EnvRenderResult> {
    const { flags } = await this.parse(EnvRender);
    const { context } = this;
    return renderSettings({
      context,
      workspace: findWorkspace({ ...context, workspace: flags.workspace }),
      check: flags.check,
    });
  }

  protected render(result: EnvRenderResult, palette: Palette): string {
    return envRenderText(result, palette);
  }

  protected override exitCodeOf({ check, changed }: EnvRenderResult) {
    return check && changed ? 4 : 0;
  }
}
