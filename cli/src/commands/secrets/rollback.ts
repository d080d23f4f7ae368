import { string as argument } from '@oclif/core/args';
import { boolean, integer } from '@oclif/core/flags';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { rotationFlags } from '../../rotation-flags.ts';
import { rotationForCommand } from '../../rotation-for-command.ts';
import { parseGrace } from '../../secrets/rotation/parse-grace.ts';
import { type RotateResult, rollback } from '../../secrets/rotation/rotate.ts';
import { rotationText } from '../../views/secrets-rotate.ts';

export default class SecretsRollback extends BaseCommand<RotateResult> {
  static override summary = 'Go back to the version of a secret before the one in use';
  static override description =
    'By the steps of a rotation: the old value is tested first, and the units that read it are started anew one by one. The version that was in use is kept for the grace.';
  static override examples = [
    '<%= config.bin %> secrets rollback OPENAI_API_KEY --yes',
    '<%= config.bin %> secrets rollback OPENAI_API_KEY --to 3',
  ];
  static override args = {
    name: argument({ ignoreStdin: true, description: 'Secret to go back with', required: true }),
  };
  static override flags = {
    to: integer({
      summary: 'Version to go to; the one before that in use when absent',
      helpValue: 'VERSION',
      min: 1,
    }),
    yes: boolean({ char: 'y', summary: 'Do not ask whether it is meant' }),
    ...rotationFlags,
  };
  static override result = async () =>
    (await import('../../schemas/secrets-rotate-result.ts')).secretsRotateResult;

  async run(): Promise<RotateResult> {
    const { flags, args } = await this.parse(SecretsRollback);
    const { context } = this;
    const graceMs = parseGrace(flags.grace);
    const reporter = () => this.reporter;
    const site = await rotationForCommand({ context, flags, verb: 'secrets rollback', reporter });
    const [variable] = site.chosen([args.name], { due: false, all: false });
    if (!variable) throw new Error('A name has a variable or is refused');
    if (!flags.yes) await this.#ask(variable.name, flags['no-input']);
    const workshop = site.open();
    try {
      return await rollback({ workshop, variable, version: flags.to, graceMs, by: site.account });
    } finally {
      workshop.close();
    }
  }

  async #ask(name: string, noInput: boolean): Promise<void> {
    const { interactive, prompts } = this.context;
    if (!interactive || noInput) {
      throw new PokerbotError('ANSWER_MISSING', {
        message: `Nobody can be asked whether \`${name}\` is to go back`,
        next: [`Say so: \`pokerbot secrets rollback ${name} --yes\``],
      });
    }
    const message = `Go back to the version of ${name} before the one in use?`;
    if (await (await prompts()).confirm({ message, default: false })) return;
    throw new PokerbotError('INTERRUPTED', { message: 'Left as it is' });
  }

  protected render(result: RotateResult, palette: Palette): string {
    return rotationText(result, palette);
  }
}
