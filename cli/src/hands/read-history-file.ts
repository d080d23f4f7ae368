import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HistoryError } from '@poker-bot/poker/history/history-error';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** A file as the user named it, and the folder that name starts from. */
export interface HistoryFile {
  readonly file: string;
  readonly folder: string;
}

/** @throws PokerbotError FILE_UNREADABLE */
export async function readHistoryFile({ file, folder }: HistoryFile): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${file}\` cannot be read: ${reasons[reason] ?? reason}`,
      details: { file },
      cause: error,
    });
  }
}

/** Runs what may find fault with a file's hands; the fault is told with file and line. */
export function withPlace<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    throw new PokerbotError(error.code, {
      message: `\`${file}:${error.line}\`: ${error.message}`,
      details: { file, line: error.line },
      cause: error,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not allow it',
};
