import { formatPhh, formatPhhFields } from '@poker-bot/poker/history/phh/write-phh';
import type { HandRecord } from './hand-record.ts';
import { recordHistory } from './record-history.ts';

/** An action as records have it: nothing in it has to be read to be written. */
const written =
  /^(?:p([1-9]\d?) (?:f|cc|cbr [1-9]\d*|sm(?: [2-9TJQKA][cdhs][2-9TJQKA][cdhs])?)|d dh p([1-9]\d?) (?:\?\?\?\?|[2-9TJQKA][cdhs][2-9TJQKA][cdhs])|d db (?:[2-9TJQKA][cdhs])+)$/;

/**
 * A record as a `.phh` text, as `formatPhh` writes its history. Records have their actions in the notation of PHH, so
 * these are only looked at; what looks different is read as anybody's.
 *
 * @throws HistoryError `HISTORY_SYNTAX` where an action is none, `HISTORY_NOT_EXPRESSIBLE`
 */
export function recordPhh(
  record: HandRecord,
  place: { readonly file: string; readonly line: number },
): string {
  const { startingStacks, net, hand, players, actions } = record;
  const seats = startingStacks.length;
  const plain = record.deadBlinds === undefined && actions.every((text) => isWritten(text, seats));
  if (!plain) return formatPhh(recordHistory(record, place));
  return formatPhhFields({
    rules: record,
    places: 0,
    actions,
    players,
    finishingStacks: net.map((won, seat) => String((startingStacks[seat] ?? 0) + won)),
    fields: [{ key: 'hand', line: 0, value: { kind: 'string', text: hand, line: 0, column: 0 } }],
  });
}

function isWritten(text: string, seats: number): boolean {
  const found = written.exec(text);
  return found !== null && Number(found[1] ?? found[2] ?? 1) <= seats;
}
