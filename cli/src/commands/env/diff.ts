import { string as argument } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { diffEnvironments } from '../../env/inspect/diff-environments.ts';
import type { Palette } from '../../output/palette.ts';
import type { EnvDiffResult } from '../../schemas/env-diff-result.ts';
import { envDiffText } from '../../views/env-diff.ts';

export default class EnvDiff extends BaseCommand<EnvDiffResult> {
  static override summary = 'Compare what runs with what is declared, or two files or workspaces';
  static override description =
    'With one file or folder, it is compared with `.env` or with this workspace. Secrets are compared and not shown.';
  static override examples = [
    '<%= config.bin %> env diff',
    '<%= config.bin %> env diff .env ../other/.env',
    '<%= config.bin %> env diff ../other --exit-code',
  ];
  static override args = {
    A: argument({ ignoreStdin: true, description: 'An environment file or a workspace' }),
    B: argument({ ignoreStdin: true, description: 'What it is compared with' }),
  };
  static override flags = {
    'exit-code': boolean({ summary: 'End with 4 when something differs' }),
  };
  static override result = async () =>
    (await import('../../schemas/env-diff-result.ts')).envDiffResult;
  #exitCode = false;

  async run(): Promise<EnvDiffResult> {
    const { args, flags } = await this.parse(EnvDiff);
    this.#exitCode = flags['exit-code'];
    return await diffEnvironments({
      context: this.context,
      workspace: flags.workspace,
      places: [args.A, args.B].filter((place) => place !== undefined),
    });
  }

  protected render(result: EnvDiffResult, palette: Palette): string {
    return envDiffText(result, palette);
  }

  protected override exitCodeOf({ differences }: EnvDiffResult) {
    return this.#exitCode && differences.length > 0 ? 4 : 0;
  }
}
