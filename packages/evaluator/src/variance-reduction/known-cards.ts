import type { Card } from '@poker-bot/poker/cards/card';
import type { DealStrengths } from '../opponents/hand-strength.ts';
import type { ReadSpot } from './solver-model/opponent-reading.ts';

/** What the other player of a spot may be taken to hold. */
export interface SpotReading {
  /** Share of it that the hand of a spot is ahead of as the board lies, ties half. */
  ahead(spot: ReadSpot): number;
}

/** What a model of a player asks about the cards of a spot: nothing but what the player in turn can know is read of them. */
export interface KnownCards {
  readonly strengths: DealStrengths;
  /** The seat's equity against a random hand on the board as it lies; on the flop an estimate. @param cards on the board */
  againstRandom(seat: number, cards: number): number;
  /** Of a deal that is known whole, all five cards of the board: its spots are asked about again, and what a model came to is kept. */
  readonly fullBoard?: readonly Card[];
  /** Each player is asked about it once, so that nothing has to be kept. */
  readonly isAskedOnce?: boolean;
  /** Of cards that are asked about once. */
  readonly reading?: SpotReading;
}
