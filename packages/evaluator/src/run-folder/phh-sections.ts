import { recordHistory } from '@poker-bot/logger/hands/record-history';
import { formatPhh } from '@poker-bot/poker/history/phh/write-phh';
import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { readJsonLines } from './read-lines.ts';
import type { RunFolder } from './run-folder.ts';

/** The hands of a run that were played to their end as sections of a `.phhs` text, one at a time. */
export function* phhSections(folder: RunFolder): Generator<string> {
  const file = folder.file('hands.jsonl');
  let line = 0;
  let number = 0;
  for (const record of readJsonLines<HandLine>(file)) {
    line += 1;
    if (isCrashed(record)) continue;
    number += 1;
    const text = formatPhh(recordHistory(record, { file, line }));
    yield `${number === 1 ? '' : '\n'}[${number}]\n${text}`;
  }
}
