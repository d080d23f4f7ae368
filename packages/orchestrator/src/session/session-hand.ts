import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import type { CountedHand } from '../risk/risk-state.ts';

/** How the record of a hand says which seat the bot had and when it was played. */
export interface SessionHandTags {
  readonly session: string;
  /** The bot's seat, by position. */
  readonly bot: number;
  /** ISO 8601. */
  readonly playedAt: string;
}

/** A logged hand as risk counts it; undefined where the record is none of a session. */
export function countedHand({ index, net, minimumBet, tags }: HandRecord): CountedHand | undefined {
  const seat = tags?.bot;
  const playedAt = Date.parse(String(tags?.playedAt));
  if (typeof seat !== 'number' || Number.isNaN(playedAt)) return undefined;
  return { index, net: (net[seat] ?? 0) / minimumBet, playedAt };
}
