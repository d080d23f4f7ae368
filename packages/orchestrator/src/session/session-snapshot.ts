import { join } from 'node:path';
import { configSnapshotName, type HandLogName } from '@poker-bot/logger/hands/hand-log-name';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { replaceFile } from '../risk/replace-file.ts';

export interface Snapshot {
  readonly directory: string;
  readonly name: HandLogName;
  /** Hash of the bot configuration. */
  readonly hash: string;
  readonly snapshot: object;
}

/**
 * Keeps what is needed, besides the hand log, to make the decisions of a session again.
 *
 * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function keepSnapshot({ directory, name, hash, snapshot }: Snapshot): Promise<void> {
  const path = join(directory, configSnapshotName(name, hash));
  try {
    await replaceFile(path, `${JSON.stringify(snapshot, undefined, 2)}\n`);
  } catch (error) {
    throw fileFault(path, error);
  }
}
