import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import type { LuckNote } from './luck-note.ts';

/** What the evaluation adds to the record of a hand. */
export interface HandTags extends Readonly<Record<string, string | number | boolean>> {
  readonly deal: number;
  readonly rotation: number;
  /** Position of the bot. */
  readonly bot: number;
  /** Whose hand it is in an A/B run. */
  readonly side?: 'a' | 'b';
  /** An advisor was late or failed in one of the bot's decisions: another run may play this hand differently. */
  readonly degraded: boolean;
}

/** A hand that was played to its end. */
export interface PlayedLine extends HandRecord {
  readonly tags: HandTags;
  /** Only where the run takes luck out. */
  readonly luck?: LuckNote;
}

/** A hand that a player broke: it says who and how, and counts as a crash. */
export interface CrashedLine {
  readonly hand: string;
  readonly index: number;
  readonly players: readonly string[];
  readonly tags: HandTags;
  readonly crashed: { readonly player: string; readonly reason: string };
}

/** One line of `hands.jsonl`. Nothing in it depends on the clock, unless the hand is degraded. */
export type HandLine = PlayedLine | CrashedLine;

export function isCrashed(line: HandLine): line is CrashedLine {
  return 'crashed' in line;
}
