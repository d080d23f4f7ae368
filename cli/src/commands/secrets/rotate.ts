import { string as argument } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { certificateFiles, rotationFlags, rotationKinds } from '../../rotation-flags.ts';
import { rotationForCommand } from '../../rotation-for-command.ts';
import { askFiles } from '../../secrets/certificates/ask-files.ts';
import { performOrder } from '../../secrets/perform-order.ts';
import { readValue } from '../../secrets/read-value.ts';

import type { RotateResult } from '../../secrets/rotation/rotate.ts';
import { rotationText } from '../../views/secrets-rotate.ts';

export default class SecretsRotate extends BaseCommand<RotateResult> {
  static override summary = 'Replace secrets, tested before anything changes, with a way back';
  static override description =
    `The new value is typed where nobody sees it, or piped in. It is stored beside the old one, and the provider is asked whether it accepts it; then it becomes the one in use, the running units that read it are started anew one by one, and each has to be healthy and to have its key accepted. Whatever fails before the end brings the old value back. The old value stays valid for the grace; the first \`secrets rotate --due\`, \`up\` or \`secrets status\` after that removes it.

Certificates of the wire between the units go the same way: they are checked, the units that read them are started anew one by one, and each has to be healthy and to show the new one. With \`--ca\` both authorities are trusted first, and the old one until the grace is over; \`--due\` ends that.

A rotation that was cut off, even by a power failure, is taken to its end by \`--resume\`, or taken back by \`--abandon\`.`;
  static override usage = [
    'secrets rotate [NAME...] [--stdin | --create]',
    'secrets rotate --due | --all [--create]',
    'secrets rotate --certificates [--certificate FILE] [--key FILE] [--ca FILE] [--unit NAME]',
    'secrets rotate --vault-key',
    'secrets rotate [NAME...] --resume | --abandon [--certificates]',
  ];
  static override examples = [
    '<%= config.bin %> secrets rotate OPENAI_API_KEY',
    '<%= config.bin %> secrets rotate OPENAI_API_KEY --stdin < new-key',
    '<%= config.bin %> secrets rotate OPENAI_API_KEY --create',
    '<%= config.bin %> secrets rotate --due',
    '<%= config.bin %> secrets rotate --certificates --certificate unit.pem --key unit.key',
    '<%= config.bin %> secrets rotate --resume',
  ];
  static override strict = false;
  static override args = { name: argument({ ignoreStdin: true, description: 'What to rotate' }) };
  static override flags = {
    ...rotationKinds,
    ...certificateFiles,
    stdin: boolean({ summary: 'Read the new value from the pipe; one secret only' }),
    resume: boolean({ summary: 'Take what was cut off to its end', exclusive: ['abandon'] }),
    abandon: boolean({ summary: 'Take what was cut off back' }),
    'dry-run': boolean({ summary: 'Show the steps, and do nothing' }),
    ...rotationFlags,
  };
  static override result = async () =>
    (await import('../../schemas/secrets-rotate-result.ts')).secretsRotateResult;

  async run(): Promise<RotateResult> {
    const { flags, argv } = await this.parse(SecretsRotate);
    const { context } = this;
    const reporter = () => this.reporter;
    const sites = await rotationForCommand({ context, flags, verb: 'secrets rotate', reporter });
    const { stdin, 'no-input': noInput } = flags;
    return await performOrder(sites, {
      ...flags,
      names: argv.map(String),
      dryRun: flags['dry-run'],
      vaultKey: flags['vault-key'],
      isPiped: stdin || !context.input.isTTY,
      files: () => askFiles({ context, flags }),
      value: (name) => readValue({ context, name, stdin, exact: false, mayAsk: !noInput }),
    });
  }

  protected render(result: RotateResult, palette: Palette): string {
    return rotationText(result, palette);
  }
}
