import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { readValue } from '../../secrets/read-value.ts';
import { secretVariable } from '../../secrets/secret-variables.ts';
import type { SecretsSetResult } from '../../secrets/use-cases/results.ts';
import { setSecret } from '../../secrets/use-cases/set-secret.ts';
import { openForCommand, storeFlags } from '../../secrets-flags.ts';
import { secretSetText } from '../../views/secrets-change.ts';

export default class SecretsSet extends BaseCommand<SecretsSetResult> {
  static override summary = 'Store a secret';
  static override description =
    'Asks for the value where nobody sees it, or reads it from a pipe, without the newline at its end. A value is never an argument: every process of the machine can read those. The value before is kept for a day.';
  static override examples = [
    '<%= config.bin %> secrets set OPENAI_API_KEY',
    '<%= config.bin %> secrets set OPENAI_API_KEY < key.txt',
    '<%= config.bin %> secrets set OPENAI_API_KEY --store vault',
  ];
  // What comes too much is refused below, without being printed.
  static override strict = false;
  static override args = {
    name: string({
      required: true,
      ignoreStdin: true,
      description: 'Variable, such as `OPENAI_API_KEY`',
    }),
  };
  static override flags = {
    ...storeFlags,
    stdin: boolean({ default: false, summary: 'Read the value from stdin; implied by a pipe' }),
    exact: boolean({ default: false, summary: 'Keep the newline at the end of what is piped in' }),
  };
  static override result = async () =>
    (await import('../../schemas/secrets-set-result.ts')).secretsSetResult;

  async run(): Promise<SecretsSetResult> {
    const { flags, args, argv } = await this.parse(SecretsSet);
    const { context } = this;
    if (argv.length > 1 || args.name.includes('=')) throw valueInArguments(args.name);
    const reporter = () => this.reporter;
    const { secrets } = await openForCommand({ context, flags, by: 'secrets set', reporter });
    const variable = secretVariable(args.name, secrets.settings);
    const { name } = variable;
    const asked = { context, name, ...flags, mayAsk: !flags['no-input'] };
    const value = () => readValue(asked);
    const now = context.clock.now();
    return await setSecret({ secrets, variable, wish: flags.store, now, value });
  }

  protected render(result: SecretsSetResult, palette: Palette): string {
    return secretSetText(result, palette);
  }
}

function valueInArguments(name: string): PokerbotError {
  return new PokerbotError('SECRET_IN_ARGUMENTS', {
    message:
      'the value of a secret was given as an argument, where others can read it; it was not stored',
    next: [
      `Type it when asked: \`pokerbot secrets set ${name.split('=')[0]}\``,
      'If it was a real one, replace it: it may stand in the history of your shell',
    ],
  });
}
