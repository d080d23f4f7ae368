import { join } from 'node:path';
import { configSnapshotName, type HandLogName } from '@poker-bot/logger/hands/hand-log-name';
import { replaceFile } from '../risk/replace-file.ts';

export interface Snapshot {
  readonly directory: string;
  readonly name: HandLogName;
  /** Hash of the bot configuration. */
  readonly hash: string;
  readonly snapshot: object;
}

/** Keeps what is needed, besides the hand log, to make the decisions of a session again. */
export function keepSnapshot({ directory, name, hash, snapshot }: Snapshot): Promise<void> {
  const path = join(directory, configSnapshotName(name, hash));
  return replaceFile(path, `${JSON.stringify(snapshot, undefined, 2)}\n`);
}
