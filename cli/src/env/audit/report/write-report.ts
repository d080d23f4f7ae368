import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/**
 * Writes a report whole or not at all, and gives its path.
 *
 * @throws PokerbotError `FILE_UNWRITABLE`
 */
export function writeReport(folder: string, file: string, document: object): string {
  const path = resolve(folder, file);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, `${JSON.stringify(document, null, 2)}\n`);
    renameSync(draft, path);
    return path;
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new PokerbotError('FILE_UNWRITABLE', {
      message: `\`${path}\` cannot be written: ${(cause as Error).message}`,
      details: { path },
      cause,
    });
  }
}
