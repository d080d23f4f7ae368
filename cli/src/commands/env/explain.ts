import { string as argument } from '@oclif/core/args';
import { BaseCommand } from '../../base-command.ts';
import { explainVariable } from '../../env/inspect/explain-variable.ts';
import type { Palette } from '../../output/palette.ts';
import type { EnvExplainResult } from '../../schemas/env-explain-result.ts';
import { storedOrigins } from '../../secrets/stored-origins.ts';
import { envExplainText } from '../../views/env-explain.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EnvExplain extends BaseCommand<EnvExplainResult> {
  static override summary = 'Explain a variable: what for, who sets it, which value counts';
  static override examples = [
    '<%= config.bin %> env explain SOLVER_ADDR',
    '<%= config.bin %> env explain OPENAI_API_KEY --json',
  ];
  static override args = {
    VARIABLE: argument({
      ignoreStdin: true,
      required: true,
      description: 'Its name, or a second name of it',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/env-explain-result.ts')).envExplainResult;

  async run(): Promise<EnvExplainResult> {
    const { args, flags } = await this.parse(EnvExplain);
    const { context } = this;
    const { environment } = context;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return explainVariable({
      workspace,
      environment,
      stored: await storedOrigins(workspace, environment),
      variable: args.VARIABLE,
    });
  }

  protected render(result: EnvExplainResult, palette: Palette): string {
    return envExplainText(result, palette);
  }
}
