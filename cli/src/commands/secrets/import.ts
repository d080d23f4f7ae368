import { readdirSync } from 'node:fs';
import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { importSecrets } from '../../secrets/use-cases/import-secrets.ts';
import type { SecretsImportResult } from '../../secrets/use-cases/results.ts';
import { openForCommand, storeFlags } from '../../secrets-flags.ts';
import { secretImportText } from '../../views/secrets-change.ts';

export default class SecretsImport extends BaseCommand<SecretsImportResult> {
  static override summary = 'Take secrets out of environment files and store them';
  static override description =
    'Each is stored and read back before its line becomes a comment. Without a file: out of `.env` and every `.env.<unit>`. Placeholders and references such as `$NAME` are left where they are.';
  static override examples = [
    '<%= config.bin %> secrets import',
    '<%= config.bin %> secrets import .env.agents --store vault',
    '<%= config.bin %> secrets import --from-env',
    'age --decrypt --identity key.txt secrets.age | <%= config.bin %> secrets import --stdin',
  ];
  static override args = {
    file: string({ ignoreStdin: true, description: 'Environment file of the workspace' }),
  };
  static override flags = {
    ...storeFlags,
    stdin: boolean({ default: false, summary: 'Take them from lines that are piped in' }),
    'from-env': boolean({
      default: false,
      summary: 'Take what the environment of this command has, and leave it there',
    }),
    overwrite: boolean({
      default: false,
      summary: 'Replace a value that the store has by another one',
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
    const given = flags.stdin || flags['from-env'];
    return await importSecrets({
      secrets,
      workspace,
      files: args.file === undefined ? (given ? [] : environmentFiles(workspace)) : [args.file],
      piped: flags.stdin ? await context.input.read() : undefined,
      environment: flags['from-env'] ? context.environment : undefined,
      wish: flags.store,
      overwrite: flags.overwrite,
      now: context.clock.now(),
    });
  }

  protected render(result: SecretsImportResult, palette: Palette): string {
    return secretImportText(result, palette);
  }
}

function environmentFiles(workspace: string): string[] {
  const names = readdirSync(workspace).filter((name) => /^\.env(\.[a-z0-9_-]+)?$/.test(name));
  return names.filter((name) => name !== '.env.example').sort();
}
