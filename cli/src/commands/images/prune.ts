import { boolean } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { confirmPrune } from '../../stack/use-cases/confirm-prune.ts';
import { pruneImages } from '../../stack/use-cases/prune-images.ts';
import type { ImagesPruneResult } from '../../stack/use-cases/results.ts';
import { changeFlags } from '../../stack-flags.ts';
import { imagesPruneText } from '../../views/images-prune.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class ImagesPrune extends BaseCommand<ImagesPruneResult> {
  static override summary = 'Remove images that edits have left behind';
  static override description =
    'Of the images that `up` and `build` have made for this workspace those go that it does not need any more, no container was made of and no other workspace of yours declares. Asks first, unless `--yes`.';
  static override examples = [
    '<%= config.bin %> images prune',
    '<%= config.bin %> images prune --yes --json',
  ];
  static override flags = {
    yes: boolean({ char: 'y', summary: 'Remove without asking' }),
    wait: changeFlags.wait,
  };
  static override result = async () =>
    (await import('../../schemas/images-prune-result.ts')).imagesPruneResult;

  async run(): Promise<ImagesPruneResult> {
    const { flags } = await this.parse(ImagesPrune);
    const { context } = this;
    const { yes, 'no-input': noInput } = flags;
    return await pruneImages({
      context,
      workspace: findWorkspace({ ...context, workspace: flags.workspace }),
      wait: flags.wait,
      listen: stackListener(() => this.reporter, context),
      confirm: (images) => confirmPrune({ context, yes, noInput, images }),
    });
  }

  protected render(result: ImagesPruneResult, palette: Palette): string {
    return imagesPruneText(result, palette);
  }
}
