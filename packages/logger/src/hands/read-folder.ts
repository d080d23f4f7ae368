import { type Dirent, readdirSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/**
 * What is in a folder of hand logs; nothing when there is no such folder.
 *
 * @throws PokerbotError `FILE_UNREADABLE`
 */
export function readFolder(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${directory}\` cannot be read as a folder: ${(cause as Error).message}`,
      details: { path: directory },
      cause,
    });
  }
}
