import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { listVariables } from '../../env/inspect/list-variables.ts';
import type { Palette } from '../../output/palette.ts';
import type { EnvListResult } from '../../schemas/env-list-result.ts';
import { storedOrigins } from '../../secrets/stored-origins.ts';
import { envListText } from '../../views/env-list.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EnvList extends BaseCommand<EnvListResult> {
  static override summary = 'List what each unit gets, and where from';
  static override description = 'Secrets are listed without their values.';
  static override examples = [
    '<%= config.bin %> env list',
    '<%= config.bin %> env list --unit solver --set',
  ];
  static override flags = {
    unit: string({
      char: 'u',
      summary: 'Only this unit',
      helpValue: 'UNIT',
      multiple: true,
      multipleNonGreedy: true,
    }),
    set: boolean({ default: false, summary: 'Only what is written somewhere, no defaults' }),
  };
  static override result = async () =>
    (await import('../../schemas/env-list-result.ts')).envListResult;

  async run(): Promise<EnvListResult> {
    const { flags } = await this.parse(EnvList);
    const { context } = this;
    const { environment } = context;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return listVariables({
      workspace,
      environment,
      stored: await storedOrigins(workspace, environment),
      units: flags.unit ?? [],
      onlySet: flags.set,
    });
  }

  protected render(result: EnvListResult, palette: Palette): string {
    return envListText(result, palette);
  }
}
