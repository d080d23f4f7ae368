import { handLogFiles } from '@poker-bot/logger/hands/hand-log-files';
import type { HandLogName } from '@poker-bot/logger/hands/hand-log-name';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import { readHandLog } from '@poker-bot/logger/hands/read-hand-log';
import { repairLastLine, type TornLine } from '@poker-bot/logger/journal/repair-last-line';
import { addToAccount, type CountedHand, type SessionAccount } from '../risk/risk-state.ts';
import { countedHand } from './session-hand.ts';

export interface PastOptions {
  /** Where hand logs are. */
  readonly directory: string;
  readonly name: HandLogName;
  /** What is counted already. */
  readonly from: SessionAccount;
  /** Told of each hand that was not counted, in order. */
  onHand?(hand: CountedHand): void;
}

export interface SessionPast {
  /** With all hands of the log. */
  readonly account: SessionAccount;
  readonly last: HandRecord | undefined;
  readonly torn: TornLine | undefined;
}

/**
 * Reads what a session left behind, after repairing a torn last line. Where hands were counted before, those that a
 * crash can have left uncounted are in the last two parts of the log.
 *
 * @throws PokerbotError `HAND_LOG_DAMAGED`, `FILE_UNREADABLE`, `FILE_UNWRITABLE`, `DISK_FULL`
 */
export async function readPast({
  directory,
  name,
  from,
  onHand,
}: PastOptions): Promise<SessionPast> {
  const files = handLogFiles(directory, name);
  const newest = files.at(-1);
  const torn = newest && repairLastLine(newest.path);
  let account = from;
  let last: HandRecord | undefined;
  for (const { path } of from.hands === 0 ? files : files.slice(-2)) {
    for await (const { record } of readHandLog(path)) {
      last = record;
      const hand = countedHand(record);
      if (hand === undefined || hand.index <= account.lastIndex) continue;
      account = addToAccount(account, hand);
      onHand?.(hand);
    }
  }
  return { account, last, torn };
}
