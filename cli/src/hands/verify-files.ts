import { verifyHistory } from '@poker-bot/poker/history/verify-history';
import { handNumber } from './hand-number.ts';
import { readHistoryFile, withPlace } from './read-history-file.ts';

/** A hand that is wrong, and where. */
export interface WrongHand {
  readonly file: string;
  readonly line: number;
  /** The hand's own number or name; null where it could not be told. */
  readonly hand: number | string | null;
  readonly code: string;
  readonly message: string;
}

/** What `hands verify` answers. */
export interface VerifyResult {
  readonly files: number;
  readonly hands: number;
  /** How many hands replay to their recorded result. */
  readonly ok: number;
  readonly failed: readonly WrongHand[];
}

/** Replays every hand of the files. */
export async function verifyFiles(request: {
  readonly files: readonly string[];
  readonly folder: string;
}): Promise<VerifyResult> {
  let hands = 0;
  const failed: WrongHand[] = [];
  for (const file of request.files) {
    const text = await readHistoryFile({ file, folder: request.folder });
    const verified = withPlace(file, () => verifyHistory(text, { fileName: file }));
    hands += verified.hands;
    for (const { line, hand, code, message } of verified.failed) {
      failed.push({ file, line, hand: handNumber(hand), code, message });
    }
  }
  return { files: request.files.length, hands, ok: hands - failed.length, failed };
}
