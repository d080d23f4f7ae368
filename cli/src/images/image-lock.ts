import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { z } from 'zod';

/** Where an installation and a workspace keep it, from their roots. */
export const imageLockPath = 'config/images.lock';

/** Images that are not made here, by what they are taken for. Without a digest the tag alone decides. */
const imageLock = z.strictObject({
  version: z.literal(1),
  images: z.strictObject({
    node: z.strictObject({
      image: z.string().regex(/^[^@\s]+$/, 'expected NAME:TAG'),
      digest: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/, 'expected `sha256:` and 64 digits')
        .nullable(),
    }),
  }),
});

export type ImageLock = z.output<typeof imageLock>;

/**
 * The lock of the first root that has one.
 *
 * @throws PokerbotError `CONFIG_UNREADABLE`, `CONFIG_SYNTAX`, `CONFIG_INVALID`
 */
export function readImageLock(roots: readonly string[]): ImageLock {
  const files = roots.map((root) => join(root, imageLockPath));
  return readConfig(files.find((file) => existsSync(file)) ?? imageLockPath, imageLock);
}

/** An image as `FROM` names it. */
export function imageReference({ image, digest }: ImageLock['images']['node']): string {
  return digest === null ? image : `${image}@${digest}`;
}
