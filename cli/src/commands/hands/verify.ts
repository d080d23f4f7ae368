import { string } from '@oclif/core/args';
import { BaseCommand } from '../../base-command.ts';
import { folderOf } from '../../hands/folder-of.ts';
import { type VerifyResult, verifyFiles } from '../../hands/verify-files.ts';
import type { Palette } from '../../output/palette.ts';
import { verifyText } from '../../views/hands-verify.ts';

export default class HandsVerify extends BaseCommand<VerifyResult> {
  static override summary = 'Replay recorded hands and compare them with their recorded results';
  static override description =
    'Reads PHH (`.phh`, `.phhs`) and ACPC match logs. Exits with 4 when a hand is wrong.';
  static override examples = ['<%= config.bin %> hands verify results/eval/*/hands.phhs'];
  static override strict = false;
  static override args = {
    FILE: string({
      ignoreStdin: true,
      required: true,
      description: 'Hand histories, one file or more',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/hands-verify-result.ts')).handsVerifyResult;

  async run(): Promise<VerifyResult> {
    const { argv, flags } = await this.parse(HandsVerify);
    return verifyFiles({ files: argv.map(String), folder: folderOf(this.context, flags) });
  }

  protected render(result: VerifyResult, palette: Palette): string {
    return verifyText(result, palette);
  }

  protected override exitCodeOf({ failed }: VerifyResult): 0 | 4 {
    return failed.length === 0 ? 0 : 4;
  }
}
