import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, realpath, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { leaveToOwner, makeFolder } from '../folder-owner.ts';

/** Folders of a workspace that a unit sees, in a container too. */
const seen = ['config', 'results', 'logs'];

/** What a file is to the evaluator, by which it is said how to name one. */
export type FileKind = 'hands' | 'bot' | 'gates';

/** How a file in a folder is named, and one with what was on standard input. */
const ways: Readonly<Record<FileKind, { inFolder(folder: string): string; read: string }>> = {
  hands: {
    inFolder: (folder) => `name its files: \`--from ${join(folder, '*.phhs')}\``,
    read: 'write the hands to a file, then name it with `--from FILE`',
  },
  bot: {
    inFolder: (folder) => `name the file of one bot: \`${join(folder, 'NAME.bot.json')}\``,
    read: 'write the configuration to a file, then name that',
  },
  gates: {
    inFolder: (folder) => `name the file in it: \`--gates ${join(folder, 'gates.json')}\``,
    read: 'write the gates to a file, then name it with `--gates FILE`',
  },
};

export interface BringOptions {
  /** As the user named it, from `folder` on. */
  readonly file: string;
  readonly kind: FileKind;
  readonly folder: string;
  readonly workspace: string;
  readonly signal: AbortSignal;
}

/**
 * Makes a file of this machine one that the evaluator sees wherever it runs. One that lies in the workspace's `config/`, `results/`
 * or `logs/` is named as it is; of any other a copy is kept in `results/sources/`, by what is in it.
 *
 * @returns its path from the workspace
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export async function bringFile(options: BringOptions): Promise<string> {
  const { workspace, signal } = options;
  const path = await fileAt(options);
  const inside = relative(workspace, path);
  if (seen.includes(inside.split(sep)[0] ?? '')) return inside;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  const folder = join('results', 'sources', hash.digest('hex').slice(0, 12));
  const target = join(folder, basename(path));
  await keepCopy(path, join(workspace, target));
  return target;
}

async function keepCopy(path: string, target: string): Promise<void> {
  const { size } = await stat(path);
  const kept = await stat(target).catch(() => undefined);
  if (kept?.size === size) {
    // As young as if it had been made now: `eval gc` leaves the run that is begun with it the time to name it.
    await utimes(resolve(target, '..'), new Date(), new Date());
    return;
  }
  makeFolder(resolve(target, '..'));
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await copyFile(path, draft, constants.COPYFILE_FICLONE);
    leaveToOwner(draft);
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
}

async function fileAt({ file, kind, folder }: BringOptions): Promise<string> {
  if (file === '-') {
    throw new PokerbotError('USAGE', {
      message: 'Standard input can be read only once, and a run reads its files again',
      next: [ways[kind].read],
    });
  }
  try {
    const path = await realpath(resolve(folder, file));
    const stats = await stat(path);
    if (stats.isFile()) return path;
    throw unreadable({ file, kind, code: stats.isDirectory() ? 'EISDIR' : 'ESPIPE' });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.name === 'PokerbotError')
      throw error;
    throw unreadable({ file, kind, code: String(error.code), cause: error });
  }
}

interface Unreadable {
  readonly file: string;
  readonly kind: FileKind;
  /** Of the system's error. */
  readonly code: string;
  readonly cause?: unknown;
}

function unreadable({ file, kind, code, cause }: Unreadable): PokerbotError {
  return new PokerbotError('FILE_UNREADABLE', {
    message: `\`${file}\` cannot be read: ${reasons[code] ?? code}`,
    next: [code === 'EISDIR' ? ways[kind].inFolder(file) : 'check the path and its permissions'],
    details: { file },
    cause,
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not allow it',
  ESPIPE: 'it is no regular file',
  ELOOP: 'its symbolic links lead in a circle',
};
