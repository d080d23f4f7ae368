import { createHash } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { z } from 'zod';
import { byteBlocks } from './source-lines.ts';

/** A file with recorded hands, as far as it went when the run began. */
export const sourceFile = z.strictObject({
  name: z.string(),
  /** From the workspace where it lies in it, else absolute. */
  path: z.string(),
  bytes: z.int().min(0),
  /** SHA-256 of those bytes, in hex. */
  sha256: z.string(),
});

export type SourceFile = z.output<typeof sourceFile>;

/**
 * Looks at a file: how long it is, and what is in it.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export function fingerprint(path: string, workspace: string): SourceFile {
  return readable(path, () => {
    const bytes = regularFile(path).size;
    const inside = relative(workspace, path);
    const outside = inside.startsWith('..') || isAbsolute(inside);
    const sha256 = hashOf(path, bytes);
    return { name: basename(path), path: outside ? path : inside, bytes, sha256 };
  });
}

/**
 * Refuses files that are not what they were. What has been added since does not count: a log grows while its session is played.
 *
 * @throws PokerbotError `SOURCE_CHANGED`, `FILE_UNREADABLE`
 */
export function requireUnchanged(files: readonly SourceFile[], workspace: string): void {
  for (const { path, bytes, sha256 } of files) {
    const place = resolve(workspace, path);
    const change = readable(place, () => {
      const stats = statSync(place, { throwIfNoEntry: false });
      if (stats === undefined) return 'is gone';
      if (stats.size < bytes) return `has ${stats.size} bytes left of ${bytes}`;
      return hashOf(place, bytes) === sha256 ? undefined : 'holds something else';
    });
    if (change === undefined) continue;
    throw new PokerbotError('SOURCE_CHANGED', {
      message: `\`${path}\` ${change}: the run cannot go on with the hands that it began with`,
      details: { path },
    });
  }
}

function hashOf(path: string, bytes: number): string {
  const hash = createHash('sha256');
  for (const block of byteBlocks(path, bytes)) hash.update(block);
  return hash.digest('hex');
}

function regularFile(path: string): Stats {
  const stats = statSync(path);
  if (stats.isFile()) return stats;
  throw new PokerbotError('FILE_UNREADABLE', {
    message: `\`${path}\` is ${stats.isDirectory() ? 'a folder' : 'no regular file'}`,
    next: [
      stats.isDirectory()
        ? `Name its files: \`--from ${path}/*.phhs\``
        : 'Write the hands to a file: they are read more than once',
    ],
    details: { path },
  });
}

function readable<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || (cause as Error).name === 'PokerbotError') throw cause;
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${reasons[code] ?? (cause as Error).message}`,
      next: nextSteps[code] ?? ['Check the path and its permissions'],
      details: { path },
      cause,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'its permissions do not allow it',
};

const nextSteps: Readonly<Record<string, readonly string[]>> = {
  ENOENT: [
    'Check the path; a container sees `config/`, `results/` and `logs/` of the workspace, and nothing else',
  ],
};
