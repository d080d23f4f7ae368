import { handLogFiles } from '@poker-bot/logger/hands/hand-log-files';
import type { HandLogName } from '@poker-bot/logger/hands/hand-log-name';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import { readHandLog } from '@poker-bot/logger/hands/read-hand-log';
import { repairLastLine, type TornLine } from '@poker-bot/logger/journal/repair-last-line';

export interface SessionPast {
  /** Hands of the last two parts of the log, in order: all that a crash can have left uncounted is among them. */
  readonly hands: readonly HandRecord[];
  readonly torn: TornLine | undefined;
}

/**
 * Reads what a session left behind, after repairing a torn last line.
 *
 * @throws PokerbotError `HAND_LOG_DAMAGED`
 */
export async function readPast(directory: string, name: HandLogName): Promise<SessionPast> {
  const files = handLogFiles(directory, name).slice(-2);
  const last = files.at(-1);
  const torn = last && repairLastLine(last.path);
  const hands: HandRecord[] = [];
  for (const { path } of files) {
    for await (const { record } of readHandLog(path)) hands.push(record);
  }
  return { hands, torn };
}
