import { string as argument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { exportSecrets } from '../../secrets/use-cases/export-secrets.ts';
import type { SecretsExportResult } from '../../secrets/use-cases/results.ts';
import { openForCommand, scopeFlags } from '../../secrets-flags.ts';
import { secretExportText } from '../../views/secrets-change.ts';

export default class SecretsExport extends BaseCommand<SecretsExportResult> {
  static override summary = 'Write secrets into a file that only its recipient can read';
  static override description =
    'Encrypted in the age format, inside are lines `NAME=value`. There is no export in plain text: `secrets run` hands secrets to a program.';
  static override examples = [
    '<%= config.bin %> secrets export --recipient age1… --output secrets.age',
    '<%= config.bin %> secrets export OPENAI_API_KEY --recipient age1… --output key.age',
  ];
  static override strict = false;
  static override args = {
    names: argument({ ignoreStdin: true, description: 'Secrets; all when none is named' }),
  };
  static override flags = {
    ...scopeFlags,
    recipient: string({
      required: true,
      summary: 'Public key of whoever is to read it, as `age-keygen` prints it',
      helpValue: 'age1…',
    }),
    output: string({
      required: true,
      summary: 'File to write; not overwritten',
      helpValue: 'FILE',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/secrets-export-result.ts')).secretsExportResult;

  async run(): Promise<SecretsExportResult> {
    const { flags, argv } = await this.parse(SecretsExport);
    const { context } = this;
    const { recipient, output: file } = flags;
    const reporter = () => this.reporter;
    const { secrets } = await openForCommand({ context, flags, by: 'secrets export', reporter });
    const { workingDirectory } = context;
    return await exportSecrets({
      secrets,
      workingDirectory,
      names: argv.map(String),
      recipient,
      file,
    });
  }

  protected render(result: SecretsExportResult, palette: Palette): string {
    return secretExportText(result, palette);
  }
}
