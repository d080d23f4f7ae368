import { string as argument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { secretVariable } from '../../secrets/secret-variables.ts';
import type { SecretsRunResult } from '../../secrets/use-cases/results.ts';
import { runWithSecrets } from '../../secrets/use-cases/run-with-secrets.ts';
import { openForCommand, scopeFlags } from '../../secrets-flags.ts';

export default class SecretsRun extends BaseCommand<SecretsRunResult> {
  static override summary = 'Run a command with secrets in its environment';
  static override description =
    'What this command was given itself is stronger than a store. Where the output is no terminal, values are hidden in it. Ends with the exit code of the command.';
  static override examples = [
    '<%= config.bin %> secrets run -- node script.mjs',
    '<%= config.bin %> secrets run --only OPENAI_API_KEY -- sh',
  ];
  static override strict = false;
  static override args = {
    command: argument({
      required: true,
      ignoreStdin: true,
      description: 'Program and arguments, after `--`',
    }),
  };
  static override flags = {
    ...scopeFlags,
    only: string({
      summary: 'Give it this secret and no others',
      helpValue: 'NAME',
      multiple: true,
      multipleNonGreedy: true,
    }),
  };
  static override result = async () =>
    (await import('../../schemas/secrets-run-result.ts')).secretsRunResult;

  async run(): Promise<SecretsRunResult> {
    const { flags, argv } = await this.parse(SecretsRun);
    const { context } = this;
    const reporter = () => this.reporter;
    const { secrets } = await openForCommand({ context, flags, by: 'secrets run', reporter });
    const names = (flags.only ?? []).map((name) => secretVariable(name, secrets.settings).name);
    const output = flags.json || flags.ndjson ? 'stderr' : 'stdout';
    return await runWithSecrets({ secrets, context, command: argv.map(String), names, output });
  }

  protected render(): string {
    return '';
  }

  protected override exitCodeOf({ exitCode }: SecretsRunResult): number {
    return exitCode;
  }
}
