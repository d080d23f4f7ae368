import { formatPhh } from '@poker-bot/poker/history/phh/write-phh';
import type { LoggedHand } from './read-hand-log.ts';
import { recordHistory } from './record-history.ts';

/** Writes logged hands as a `.phhs` text, hand by hand: a session of any length passes through. */
export async function* exportPhhs(hands: AsyncIterable<LoggedHand>): AsyncGenerator<string> {
  let number = 0;
  for await (const { record, file, line } of hands) {
    number += 1;
    const text = formatPhh(recordHistory(record, { file, line }));
    yield `${number === 1 ? '' : '\n'}[${number}]\n${text}`;
  }
}
