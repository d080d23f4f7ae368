import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isStackState } from './is-stack-state.ts';
import type { StackState } from './stack-state.ts';

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
  renameSync(temporary, path);
}
