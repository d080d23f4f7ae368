import type { Action } from '@poker-bot/poker/holdem/action';
import type { Street } from '@poker-bot/poker/holdem/street';
import { calledShare, raisedShare, type SpotStep } from './spot-steps.ts';

/** Steps in which sizes are read, of doubling: finer ones change little, and each is worked out by itself. */
const sizeSteps = 4;

/** A move as far as it tells what its player may hold. */
export interface SeatMove {
  /** Equal of moves that are read alike. */
  readonly code: number;
  readonly street: Street;
  readonly type: Action['type'];
  readonly raisesBefore: number;
  /** As it is read, of a bet, a raise or a bet that was called. */
  readonly size: number;
}

const streets: readonly Street[] = ['preflop', 'flop', 'turn', 'river'];
const types: readonly Action['type'][] = ['fold', 'check', 'call', 'raise'];

export type MovesBySeat = readonly [readonly SeatMove[], readonly SeatMove[]];

/** The moves of each of two seats, in order. */
export function movesBySeat(steps: readonly SpotStep[]): MovesBySeat {
  const moves: [SeatMove[], SeatMove[]] = [[], []];
  for (const step of steps) moves[step.seat === 0 ? 0 : 1].push(moveOf(step));
  return moves;
}

function moveOf(step: SpotStep): SeatMove {
  const { street, raisesBefore } = step;
  const { type } = step.action;
  const read = Math.round(Math.log2(1 + sizeOf(step)) * sizeSteps);
  const kind = streets.indexOf(street) * types.length + types.indexOf(type);
  const code = (raisesBefore * streets.length * types.length + kind) * 1024 + read;
  return { code, street, type, raisesBefore, size: 2 ** (read / sizeSteps) - 1 };
}

function sizeOf(step: SpotStep): number {
  if (step.action.type === 'raise') return raisedShare(step);
  return step.action.type === 'call' ? calledShare(step) : 0;
}
