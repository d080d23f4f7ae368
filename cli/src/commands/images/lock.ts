import { string } from '@oclif/core/flags';
import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { lockImages } from '../../stack/use-cases/lock-images.ts';
import type { ImagesLockResult } from '../../stack/use-cases/results.ts';
import { imagesLockText } from '../../views/images-lock.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class ImagesLock extends BaseCommand<ImagesLockResult> {
  static override summary = 'Pin the base images by the digests that their registry has now';
  static override description =
    'Writes `config/images.lock` and puts the digest into the Dockerfiles, your edits kept. Which image brings Node.js is `images.node` of the manifest, or `--node`.';
  static override examples = [
    '<%= config.bin %> images lock',
    '<%= config.bin %> images lock --node registry.lab:5000/node:24-bookworm-slim',
  ];
  static override flags = {
    node: string({ summary: 'Image that brings Node.js', helpValue: 'NAME:TAG' }),
  };
  static override result = async () =>
    (await import('../../schemas/images-lock-result.ts')).imagesLockResult;

  async run(): Promise<ImagesLockResult> {
    const { flags } = await this.parse(ImagesLock);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await lockImages({ context, workspace, node: flags.node });
  }

  protected render(result: ImagesLockResult, palette: Palette): string {
    return imagesLockText(result, palette);
  }
}
