import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { HandLine } from '../../src/record/hand-line.ts';
import type { LuckNote } from '../../src/record/luck-note.ts';

export interface PairOfHands {
  /** What B won in the first of the two hands; nothing in the second. */
  readonly chips: number;
  /** Of the first hand; in the second there is none. */
  readonly luck?: Partial<LuckNote>;
  /** Seats, in the first hand, whose decisions lack an advisor: B sits at 0, A at 1. */
  readonly degraded?: readonly number[];
  /** Who broke the second hand. */
  readonly crashed?: string;
}

/** The two hands of a pair that A and B, called so, play against each other, with a decision of each in both. */
export function pairLines(
  pair: number,
  { chips, luck, degraded = [], crashed }: PairOfHands,
): HandLine[] {
  const none = { runOut: 0, deal: 0, board: 0, own: 0, opponent: 0 };
  return [0, 1].map((rotation): HandLine => {
    const won = rotation === 0 ? chips : 0;
    const decisions = [0, 1].map((seat) =>
      decisionOf(seat, degraded.includes(rotation === 0 ? seat : 1 - seat)),
    );
    const place = {
      hand: `b${pair}.${rotation}`,
      index: 2 * pair + rotation,
      players: rotation === 0 ? ['b', 'a'] : ['a', 'b'],
      tags: {
        deal: pair,
        rotation,
        bot: rotation,
        side: 'b' as const,
        degraded: degraded.length > 0,
      },
    };
    if (rotation === 1 && crashed !== undefined) {
      return { ...place, crashed: { player: crashed, reason: 'broke' } };
    }
    return {
      ...place,
      startingStacks: [10_000, 10_000],
      blinds: [50, 100],
      antes: [0, 0],
      minimumBet: 100,
      actions: [],
      board: '',
      net: [won, -won],
      decisions,
      luck: rotation === 0 ? { ...none, ...luck } : none,
    };
  });
}

/** A decision with its advisor, or without. */
export function decisionOf(seat: number, degraded = false): DecisionNote {
  return {
    seat,
    move: seat,
    action: { type: 'fold' },
    distribution: [],
    advisors: [{ name: 'heuristic', outcome: degraded ? 'failed' : 'answered' }],
    guards: [],
    degraded,
  };
}
