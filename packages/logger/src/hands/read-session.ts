import { handLogFiles } from './hand-log-files.ts';
import type { HandLogName } from './hand-log-name.ts';
import { type LoggedHand, readHandLog } from './read-hand-log.ts';

/**
 * Reads all hands of a session in the order they were played.
 *
 * @throws PokerbotError `HAND_LOG_DAMAGED`, `FILE_UNREADABLE`
 */
export async function* readSession(
  directory: string,
  name: HandLogName,
): AsyncGenerator<LoggedHand> {
  for (const { path } of handLogFiles(directory, name)) yield* readHandLog(path);
}
