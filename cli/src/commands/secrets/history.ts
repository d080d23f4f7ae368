import { string } from '@oclif/core/args';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { certificateName } from '../../secrets/certificates/certificate-version.ts';
import { secretVariable } from '../../secrets/secret-variables.ts';
import type { SecretsHistoryResult } from '../../secrets/use-cases/results.ts';
import { certificateHistory, secretHistory } from '../../secrets/use-cases/secret-history.ts';
import { openForCommand, scopeFlags } from '../../secrets-flags.ts';
import { secretHistoryText } from '../../views/secrets-history.ts';

export default class SecretsHistory extends BaseCommand<SecretsHistoryResult> {
  static override summary = 'Show the versions of a secret and what was done to it';
  static override description = 'Unlocks nothing. What was done comes from the audit log.';
  static override examples = ['<%= config.bin %> secrets history OPENAI_API_KEY'];
  static override args = {
    name: string({
      required: true,
      ignoreStdin: true,
      description: 'Variable, such as `OPENAI_API_KEY`, or `GRPC_TLS_CERT_PATH` for certificates',
    }),
  };
  static override flags = scopeFlags;
  static override result = async () =>
    (await import('../../schemas/secrets-history-result.ts')).secretsHistoryResult;

  async run(): Promise<SecretsHistoryResult> {
    const { flags, args } = await this.parse(SecretsHistory);
    const { secrets } = await openForCommand({
      context: this.context,
      flags,
      by: 'secrets history',
      reporter: () => this.reporter,
    });
    if (args.name === certificateName) return certificateHistory(secrets);
    return secretHistory(secrets, secretVariable(args.name, secrets.settings).name);
  }

  protected render(result: SecretsHistoryResult, palette: Palette): string {
    return secretHistoryText(result, palette);
  }
}
