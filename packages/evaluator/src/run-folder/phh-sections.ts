import { recordHistory } from '@poker-bot/logger/hands/record-history';
import { formatPhh } from '@poker-bot/poker/history/phh/write-phh';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type HandLine, isCrashed, type PlayedLine } from '../record/hand-line.ts';
import { readJsonLines } from './read-lines.ts';
import type { RunFolder } from './run-folder.ts';
import { handLineSchema } from './run-line-schema.ts';

/** The hands of a run that were played to their end as sections of a `.phhs` text, one at a time. */
export function* phhSections(folder: RunFolder): Generator<string> {
  const file = folder.file('hands.jsonl');
  let line = 0;
  let number = 0;
  for (const record of readJsonLines<HandLine>(file, handLineSchema)) {
    line += 1;
    if (isCrashed(record)) continue;
    number += 1;
    const text = sectionOf(record, { file, line });
    yield `${number === 1 ? '' : '\n'}[${number}]\n${text}`;
  }
}

function sectionOf(record: PlayedLine, { file, line }: { file: string; line: number }): string {
  try {
    return formatPhh(recordHistory(record, { file, line }));
  } catch (cause) {
    throw new PokerbotError('RUN_DAMAGED', {
      message: `\`${file}\`, line ${line} is no hand: ${(cause as Error).message}`,
      details: { path: file, line },
      cause,
    });
  }
}
