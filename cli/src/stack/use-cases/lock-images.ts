import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import { imageLockPath, readImageLock } from '../../images/image-lock.ts';
import { createAtomicWriter } from '../../workspace/init/atomic-file.ts';
import { initWorkspace } from '../../workspace/init/init-workspace.ts';
import { scratchPath } from '../../workspace/init/state-paths.ts';
import { readManifest } from '../manifest/read-manifest.ts';
import type { ImagesLockResult } from './results.ts';

export interface LockImagesOptions {
  readonly context: Context;
  readonly workspace: string;
  /** The image to take for Node.js; by default the manifest's, else the one that is locked. */
  readonly node?: string | undefined;
}

/**
 * Asks the registry for the digest of each base image, writes `config/images.lock` and puts it into the Dockerfiles.
 *
 * @throws PokerbotError `DRIVER_UNAVAILABLE`, `IMAGE_UNKNOWN`, `MERGE_CONFLICT` where somebody's edit of a Dockerfile is in the way
 */
export async function lockImages(options: LockImagesOptions): Promise<ImagesLockResult> {
  const { context, workspace } = options;
  const { images } = readImageLock([workspace, context.installation.root]);
  const image = options.node ?? readManifest(workspace).images?.node ?? images.node.image;
  const driver = await context.drivers.create({ choice: 'docker', workspace, alongside: true });
  try {
    if (!driver.resolveImage) throw new Error(`The driver ${driver.name} knows no images`);
    const { digest, source } = await driver.resolveImage(image);
    write(workspace, { version: 1, images: { node: { image, digest } } });
    const { files } = await initWorkspace({
      context,
      folder: workspace,
      given: {},
      yes: true,
      force: false,
      dryRun: false,
      noInput: true,
    });
    const changed = files.filter(({ action }) => action !== 'unchanged' && action !== 'kept');
    return {
      workspace,
      images: [{ name: 'node', image, digest, previous: images.node.digest, source }],
      files: changed.map(({ path }) => path),
    };
  } finally {
    driver.close();
  }
}

function write(workspace: string, lock: object): void {
  const path = join(workspace, imageLockPath);
  const text = `${JSON.stringify(lock, null, 2)}\n`;
  if (readIfAny(path) === text) return;
  const writer = createAtomicWriter(scratchPath(workspace));
  try {
    writer.write(path, { text, mode: 0o644 });
  } finally {
    writer.close();
  }
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${(cause as Error).message}`,
      details: { path },
      cause,
    });
  }
}
