import { string as argument } from '@oclif/core/args';
import { boolean, integer } from '@oclif/core/flags';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { certificateUnit, rotationFlags } from '../../rotation-flags.ts';
import { rotationForCommand } from '../../rotation-for-command.ts';
import { rollBackByName } from '../../secrets/perform-order.ts';
import type { RotateResult } from '../../secrets/rotation/rotate.ts';
import { rotationText } from '../../views/secrets-rotate.ts';

export default class SecretsRollback extends BaseCommand<RotateResult> {
  static override summary = 'Go back to the version of a secret before the one in use';
  static override description =
    'By the steps of a rotation: the old value is tested first, and the units that read it are started anew one by one. The version that was in use is kept for the grace. `GRPC_TLS_CERT_PATH` names the certificate of the units.';
  static override examples = [
    '<%= config.bin %> secrets rollback OPENAI_API_KEY --yes',
    '<%= config.bin %> secrets rollback OPENAI_API_KEY --to 3',
    '<%= config.bin %> secrets rollback GRPC_TLS_CERT_PATH --yes',
  ];
  static override args = {
    name: argument({
      ignoreStdin: true,
      description: 'Secret to go back with, or `GRPC_TLS_CERT_PATH`',
      required: true,
    }),
  };
  static override flags = {
    to: integer({
      summary: 'Version to go to; the one before that in use when absent',
      helpValue: 'VERSION',
      min: 1,
    }),
    yes: boolean({ char: 'y', summary: 'Do not ask whether it is meant' }),
    ...certificateUnit,
    ...rotationFlags,
  };
  static override result = async () =>
    (await import('../../schemas/secrets-rotate-result.ts')).secretsRotateResult;

  async run(): Promise<RotateResult> {
    const { flags, args } = await this.parse(SecretsRollback);
    const { context } = this;
    const reporter = () => this.reporter;
    const sites = await rotationForCommand({ context, flags, verb: 'secrets rollback', reporter });
    return await rollBackByName(sites, {
      ...flags,
      name: args.name,
      version: flags.to,
      agree: async (name) => {
        if (!flags.yes) await this.#ask(name, flags['no-input']);
      },
    });
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
