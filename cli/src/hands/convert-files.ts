import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { convertHistories, type TargetFormat } from '@poker-bot/poker/history/convert-history';
import type { HandHistory } from '@poker-bot/poker/history/hand-history';
import { HistoryError } from '@poker-bot/poker/history/history-error';
import { isFailure, readHistory } from '@poker-bot/poker/history/read-history';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { readHistoryFile, withPlace } from './read-history-file.ts';
import { writeWhole } from './write-whole.ts';

/** What `hands convert` answers. */
export interface ConvertResult {
  readonly hands: number;
  readonly to: TargetFormat;
  /** The file written; null when the text is the answer. */
  readonly output: string | null;
  readonly text: string | null;
}

interface ConvertRequest {
  readonly files: readonly string[];
  readonly folder: string;
  readonly to: TargetFormat;
  readonly output: string | undefined;
  /** Whether an existing output may be replaced. */
  readonly force: boolean;
}

/** Converts the hands of all files into one text, all or none of them. */
export async function convertFiles(request: ConvertRequest): Promise<ConvertResult> {
  const { files, folder, to, output } = request;
  if (output !== undefined && !request.force) await refuseExisting(resolve(folder, output), output);
  const hands: HandHistory[] = [];
  for (const file of files) {
    const text = await readHistoryFile({ file, folder });
    hands.push(...withPlace(file, () => readAll(text, file)));
  }
  const text = convert(hands, to);
  if (output === undefined) return { hands: hands.length, to, output: null, text };
  await writeWhole(resolve(folder, output), text);
  return { hands: hands.length, to, output, text: null };
}

function convert(hands: readonly HandHistory[], to: TargetFormat): string {
  const file = hands.find((hand) => hand.file !== hands[0]?.file) ? 'the hands' : hands[0]?.file;
  return withPlace(file ?? '', () => convertHistories(hands, to));
}

function readAll(text: string, fileName: string): HandHistory[] {
  return readHistory(text, { fileName }).hands.map((hand) => {
    if (isFailure(hand)) throw new HistoryError(hand.code, hand.message, hand);
    return hand;
  });
}

async function refuseExisting(path: string, output: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing === undefined) return;
  throw new PokerbotError('USAGE', {
    message: `\`${output}\` exists already`,
    next: ['give another `--output`, or `--force` to replace it'],
    details: { output },
  });
}
