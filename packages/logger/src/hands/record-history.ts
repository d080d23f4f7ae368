import type { HandHistory } from '@poker-bot/poker/history/hand-history';
import { parseAction } from '@poker-bot/poker/history/phh/parse-action';
import type { HandRecord } from './hand-record.ts';

/**
 * A record as a hand history, ready to be replayed or written in another format.
 *
 * @throws HistoryError `HISTORY_SYNTAX` where an action is none
 */
export function recordHistory(
  record: HandRecord,
  { file, line }: { readonly file: string; readonly line: number },
): HandHistory {
  const { startingStacks, blinds, antes, minimumBet, deadBlinds, oddChips, anteTrimming } = record;
  const rules = {
    startingStacks,
    blinds,
    antes,
    minimumBet,
    ...(deadBlinds === undefined ? {} : { deadBlinds }),
    ...(oddChips === undefined ? {} : { oddChips }),
    ...(anteTrimming === undefined ? {} : { anteTrimming }),
  };
  const seats = startingStacks.length;
  return {
    file,
    line,
    hand: record.hand,
    rules,
    places: 0,
    steps: record.actions.map((text) => parseAction({ text, place: { line }, seats, chips })),
    players: record.players,
    finishingStacks: record.net.map((net, seat) => String((startingStacks[seat] ?? 0) + net)),
    resultLine: line,
    fields: [{ key: 'hand', line, value: { kind: 'string', text: record.hand, line, column: 1 } }],
  };
}

function chips(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
