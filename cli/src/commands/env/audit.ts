import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { auditWorkspace } from '../../env/audit/audit-command.ts';
import type { Palette } from '../../output/palette.ts';
import type { EnvAuditResult } from '../../schemas/env-audit-result.ts';
import { auditedSecrets } from '../../secrets/audited-secrets.ts';
import { envAuditText } from '../../views/env-audit.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EnvAudit extends BaseCommand<EnvAuditResult> {
  static override summary = 'Find what is wrong with the environment of the units';
  static override description =
    'Looks at the `.env` files and everything that they and the units rely on. Ends with 4 when it finds errors. `docs/env-audit.md` describes every finding.';
  static override examples = [
    '<%= config.bin %> env audit',
    '<%= config.bin %> env audit --fix',
    '<%= config.bin %> env audit --strict --sarif audit.sarif',
  ];
  static override flags = {
    strict: boolean({ default: false, summary: 'Warnings fail, too' }),
    fix: boolean({ default: false, summary: 'Put right what is safe to, then tell what is left' }),
    live: boolean({ default: false, summary: 'Ask whether the addresses answer' }),
    layers: boolean({ default: false, summary: 'Search the files of the images, too' }),
    stored: boolean({
      default: false,
      summary: 'Search for the values of the secret store, too; unlocks it',
    }),
    sarif: string({ summary: 'Write the findings as SARIF 2.1.0', helpValue: 'FILE' }),
  };
  static override result = async () =>
    (await import('../../schemas/env-audit-result.ts')).envAuditResult;

  async run(): Promise<EnvAuditResult> {
    const { flags } = await this.parse(EnvAudit);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const site = { context, workspace, by: 'env audit' };
    const stored = await auditedSecrets(site, { withValues: flags.stored });
    return await auditWorkspace({
      context,
      workspace,
      secrets: stored.secrets,
      fingerprint: stored.fingerprint,
      unreadRecords: stored.unread,
      storedValues: stored.values,
      version: this.config.version,
      strict: flags.strict,
      fix: flags.fix,
      live: flags.live,
      layers: flags.layers,
      sarif: flags.sarif,
    });
  }

  protected render(result: EnvAuditResult, palette: Palette): string {
    return envAuditText(result, palette);
  }

  protected override exitCodeOf({ passed }: EnvAuditResult) {
    return passed ? 0 : 4;
  }
}
