import { string } from '@oclif/core/args';
import { boolean, integer } from '@oclif/core/flags';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { GivenSecrets } from '../../secrets/given-secrets.ts';
import { secretVariable } from '../../secrets/secret-variables.ts';
import { getSecret } from '../../secrets/use-cases/get-secret.ts';
import type { SecretsGetResult } from '../../secrets/use-cases/results.ts';
import { openForCommand, scopeFlags } from '../../secrets-flags.ts';
import { secretText } from '../../views/secrets-list.ts';

export default class SecretsGet extends BaseCommand<SecretsGetResult> {
  static override summary = 'Show where a secret comes from, and its value if asked to';
  static override description =
    'Without `--reveal` no store is unlocked, and the value shows as its fingerprint: equal for equal values, useless otherwise. `--reveal` works at a terminal only; `secrets run` hands secrets to programs.';
  static override examples = [
    '<%= config.bin %> secrets get OPENAI_API_KEY',
    '<%= config.bin %> secrets get OPENAI_API_KEY --reveal',
  ];
  static override args = {
    name: string({
      required: true,
      ignoreStdin: true,
      description: 'Variable, such as `OPENAI_API_KEY`',
    }),
  };
  static override flags = {
    ...scopeFlags,
    reveal: boolean({ default: false, summary: 'Show the value itself' }),
    version: integer({ summary: 'Version, instead of the one that units get', min: 1 }),
  };
  static override result = async () =>
    (await import('../../schemas/secrets-get-result.ts')).secretsGetResult;

  async run(): Promise<SecretsGetResult> {
    const { flags, args } = await this.parse(SecretsGet);
    const { context } = this;
    const { reveal, version } = flags;
    if (reveal && !context.output.isTTY) throw notATerminal();
    const reporter = () => this.reporter;
    const { secrets } = await openForCommand({ context, flags, by: 'secrets get', reporter });
    const { name } = secretVariable(args.name, secrets.settings);
    const given = new GivenSecrets(context.environment);
    return await getSecret({ secrets, given, name, version, reveal });
  }

  protected render(result: SecretsGetResult, palette: Palette): string {
    return secretText(result, palette);
  }
}

function notATerminal(): PokerbotError {
  return new PokerbotError('SECRET_TERMINAL_ONLY', {
    message: '`--reveal` shows a secret on a terminal only, and the output goes somewhere else',
    next: ['Hand it to a program: `pokerbot secrets run -- CMD`'],
  });
}
