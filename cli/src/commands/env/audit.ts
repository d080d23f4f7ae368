import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { auditWorkspace } from '../../env/audit/audit-command.ts';
import type { Palette } from '../../output/palette.ts';
import type { EnvAuditResult } from '../../schemas/env-audit-result.ts';
import { envAuditText } from '../../views/env-audit.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EnvAudit extends BaseCommand<EnvAuditResult> {
  static override summary = 'Find what is wrong with the environment of the units';
  static override description =
    'Looks at the `.env` files and everything that they and the units rely on. Ends with 4 when it finds errors. `docs/env-audit.md` describes every finding.';
  static override examples = [
    '<%= config.bin %> env audit',
    '<%= config.bin %> env audit --strict --json',
  ];
  static override flags = {
    strict: boolean({ default: false, summary: 'Warnings fail, too' }),
  };
  static override result = async () =>
    (await import('../../schemas/env-audit-result.ts')).envAuditResult;

  async run(): Promise<EnvAuditResult> {
    const { flags } = await this.parse(EnvAudit);
    const { context } = this;
    return await auditWorkspace({
      context,
      workspace: findWorkspace({ ...context, workspace: flags.workspace }),
      secrets: [],
      strict: flags.strict,
    });
  }

  protected render(result: EnvAuditResult, palette: Palette): string {
    return envAuditText(result, palette);
  }

  protected override exitCodeOf({ passed }: EnvAuditResult) {
    return passed ? 0 : 4;
  }
}
