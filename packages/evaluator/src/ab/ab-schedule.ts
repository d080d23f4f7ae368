import { scheduledHand } from '../schedule/duplicate.ts';

/** Who of the two a hand is played for. */
export type Side = 'a' | 'b';

/** Where a hand of an A/B run stands. */
export interface AbHand {
  /** Whose results count in it: heads-up always those of B, who meets A. */
  readonly side: Side;
  /** Its number in the duplicate match of that side. */
  readonly index: number;
}

/** Hands after which both have had the same cards from every seat. */
export function handsOfPair({ seats, opponents }: AbTable): number {
  return opponents.length === 0 ? seats : 2 * seats;
}

export interface AbTable {
  readonly seats: number;
  /** Empty when the two play each other heads-up. */
  readonly opponents: readonly unknown[];
}

/** Heads-up every deal is played twice, seats swapped. Against a field A plays every rotation of a deal, and then B does. */
export function abHand(index: number, table: AbTable): AbHand {
  if (table.opponents.length === 0) return { side: 'b', index };
  const { seats } = table;
  const { deal, rotation } = scheduledHand(index, 2 * seats);
  const side = rotation < seats ? 'a' : 'b';
  return { side, index: deal * seats + (rotation % seats) };
}
