import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { leaveToOwner } from '../../../folder-owner.ts';
import { isStackState } from './is-stack-state.ts';
import type { StackState } from './stack-state.ts';

/** Time between two signs of life that a supervisor gives by the time of its snapshot, in milliseconds. */
export const heartbeat = 1_000;

/** Reads the snapshot; none, a damaged one, or one of another version, is as if nothing had ever run here. */
export function readState(path: string): StackState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isStackState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the snapshot in one step: a reader sees the old one or the new one. */
export function writeState(path: string, state: StackState): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(state, null, 1)}\n`, { mode: 0o600 });
  leaveToOwner(temporary);
  renameSync(temporary, path);
}

/** Says that the snapshot is still true. Needs no space on the disk. */
export function renewState(path: string, now: number): void {
  utimesSync(path, now / 1_000, now / 1_000);
}

/** When the snapshot was last said to be true, in milliseconds since the epoch; 0 without one. */
export function stateTime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
