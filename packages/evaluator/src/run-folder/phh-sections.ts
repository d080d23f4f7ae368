import { recordPhh } from '@poker-bot/logger/hands/record-phh';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type HandLine, isCrashed, type PlayedLine } from '../record/hand-line.ts';
import { type FilePart, linesOfPart } from './file-parts.ts';

/**
 * The hands of a part of `hands.jsonl` that were played to their end as `.phh` texts. The lines have been scored before.
 * @throws PokerbotError `RUN_DAMAGED` naming file and line
 */
export function sectionsOf(part: FilePart): string[] {
  const { path: file, line: first } = part;
  const sections: string[] = [];
  linesOfPart(part).forEach((text, place) => {
    const line = first + place;
    try {
      const record = headOf(text) ?? (JSON.parse(text) as HandLine);
      if (!isCrashed(record)) sections.push(recordPhh(record, { file, line }));
    } catch (cause) {
      throw new PokerbotError('RUN_DAMAGED', {
        message: `\`${file}\`, line ${line} is no hand: ${(cause as Error).message}`,
        details: { path: file, line },
        cause,
      });
    }
  });
  return sections;
}

/**
 * A line up to its tags, as far as a PHH file tells of it: what comes after, the decisions, is most of it. Undefined where
 * that is no played hand.
 */
function headOf(text: string): PlayedLine | undefined {
  // Inside a string the quotes would be escaped.
  const end = text.indexOf(',"tags":{');
  if (end < 0 || !text.startsWith('{"hand":')) return undefined;
  const head = JSON.parse(`${text.slice(0, end)}}`) as PlayedLine;
  return head.actions === undefined || head.net === undefined ? undefined : head;
}

/** Numbers `.phh` texts and joins them to the blocks of a `.phhs` text. */
export async function* numbered(
  parts: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<string> {
  let number = 0;
  for await (const sections of parts) {
    let block = '';
    for (const section of sections) {
      number += 1;
      block += `${number === 1 ? '' : '\n'}[${number}]\n${section}`;
    }
    yield block;
  }
}
