import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import type { CountedHand } from '../risk/risk-state.ts';

/**
 * A logged hand as risk counts it: its tags tell the seat of the bot by position (`bot`) and when it was played
 * (`playedAt`, ISO 8601). Undefined where the record is none of a session.
 */
export function countedHand({ index, net, minimumBet, tags }: HandRecord): CountedHand | undefined {
  const seat = tags?.bot;
  const playedAt = Date.parse(String(tags?.playedAt));
  if (typeof seat !== 'number' || Number.isNaN(playedAt)) return undefined;
  return { index, net: (net[seat] ?? 0) / minimumBet, playedAt };
}
