import { dirname } from 'node:path';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** A full disk, a used up quota, and a file that may not grow any more. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns what the file system says about writing a file into an error of the catalogue. */
export function fileFault(path: string, error: unknown): PokerbotError {
  if (isPokerbotError(error)) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && full.has(code)) {
    return new PokerbotError('DISK_FULL', {
      message: `\`${path}\` cannot grow: ${message}`,
      next: [`Free space on the file system of \`${dirname(path)}\`, then continue`],
      details: { path, reason: code },
      cause: error,
    });
  }
  return new PokerbotError('FILE_UNWRITABLE', {
    message: `\`${path}\` cannot be written: ${message}`,
    details: { path, reason: code },
    cause: error,
  });
}
