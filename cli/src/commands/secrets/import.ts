import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { importSecrets } from '../../secrets/use-cases/import-secrets.ts';
import type { SecretsImportResult } from '../../secrets/use-cases/results.ts';
import { openForCommand, storeFlags } from '../../secrets-flags.ts';
import { secretImportText } from '../../views/secrets-change.ts';

export default class SecretsImport extends BaseCommand<SecretsImportResult> {
  static override summary = 'Take secrets out of environment files and store them';
  static override description =
    'Each is stored and read back before its line becomes a comment. Without a file: out of `.env` and every `.env.<unit>`.';
  static override examples = [
    '<%= config.bin %> secrets import',
    '<%= config.bin %> secrets import .env.agents --store vault',
    '<%= config.bin %> secrets import --from-env',
  ];
  static override args = { file: string({ description: 'Environment file of the workspace' }) };
  static override flags = {
    ...storeFlags,
    'from-env': boolean({
      default: false,
      summary: 'Take what the environment of this command has, and leave it there',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/secrets-import-result.ts')).secretsImportResult;

  async run(): Promise<SecretsImportResult> {
    const { flags, args } = await this.parse(SecretsImport);
    const { context } = this;
    const reporter = () => this.reporter;
    const opened = await openForCommand({ context, flags, by: 'secrets import', reporter });
    const { secrets, workspace } = opened;
    const usual = ['.env', ...unitNames.map((unit) => `.env.${unit}`)];
    const present = flags['from-env']
      ? []
      : usual.filter((each) => existsSync(join(workspace, each)));
    return await importSecrets({
      secrets,
      workspace,
      files: args.file === undefined ? present : [args.file],
      environment: flags['from-env'] ? context.environment : undefined,
      wish: flags.store,
      now: context.clock.now(),
    });
  }

  protected render(result: SecretsImportResult, palette: Palette): string {
    return secretImportText(result, palette);
  }
}
