import { string as argument } from '@oclif/core/args';
import { boolean, option, string } from '@oclif/core/flags';
import { targetFormats } from '@poker-bot/poker/history/convert-history';
import { BaseCommand } from '../../base-command.ts';
import { type ConvertResult, convertFiles } from '../../hands/convert-files.ts';
import { folderOf } from '../../hands/folder-of.ts';

export default class HandsConvert extends BaseCommand<ConvertResult> {
  static override summary = 'Convert recorded hands between PHH and ACPC match logs';
  static override description =
    'Writes all hands or none: a hand that does not replay, or holds what the format cannot, is refused with the reason.';
  static override examples = [
    '<%= config.bin %> hands convert match.log --to phhs --output match.phhs',
  ];
  static override strict = false;
  static override args = {
    FILE: argument({
      ignoreStdin: true,
      required: true,
      description: 'Hand histories, one file or more',
    }),
  };
  static override flags = {
    to: option({ options: targetFormats, required: true, summary: 'Format to write' })(),
    output: string({ char: 'o', summary: 'File to write instead of stdout', helpValue: 'FILE' }),
    force: boolean({ summary: 'Replace the output where it exists' }),
  };
  static override result = async () =>
    (await import('../../schemas/hands-convert-result.ts')).handsConvertResult;

  async run(): Promise<ConvertResult> {
    const { argv, flags } = await this.parse(HandsConvert);
    const { to, output, force } = flags;
    const folder = folderOf(this.context, flags);
    return convertFiles({ files: argv.map(String), folder, to, output, force });
  }

  protected render({ hands, output, text }: ConvertResult): string {
    return (
      text?.replace(/\n$/, '') ??
      `Wrote ${hands} ${hands === 1 ? 'hand' : 'hands'} to \`${output}\``
    );
  }
}
