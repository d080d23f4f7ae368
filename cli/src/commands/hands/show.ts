import { string as argument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import { folderOf } from '../../hands/folder-of.ts';
import type { HandStory } from '../../hands/hand-story.ts';
import { showHand } from '../../hands/show-hand.ts';
import type { Palette } from '../../output/palette.ts';
import { handText } from '../../views/hands-show.ts';

export default class HandsShow extends BaseCommand<HandStory> {
  static override summary = 'Show one recorded hand to read';
  static override description = 'Exits with 4 when the hand does not replay.';
  static override examples = ['<%= config.bin %> hands show session.phhs --hand 12'];
  static override args = {
    FILE: argument({
      ignoreStdin: true,
      required: true,
      description: 'A hand history: PHH or an ACPC match log',
    }),
  };
  static override flags = {
    hand: string({
      summary: 'Number or name the hand was recorded with, or its place in the file; default 1',
      helpValue: 'HAND',
    }),
  };
  static override result = async () =>
    (await import('../../schemas/hands-show-result.ts')).handsShowResult;

  async run(): Promise<HandStory> {
    const { args, flags } = await this.parse(HandsShow);
    const folder = folderOf(this.context, flags);
    return showHand({ file: args.FILE, folder, hand: flags.hand });
  }

  protected render(story: HandStory, palette: Palette): string {
    return handText(story, palette);
  }

  protected override exitCodeOf({ ok }: HandStory): 0 | 4 {
    return ok ? 0 : 4;
  }
}
