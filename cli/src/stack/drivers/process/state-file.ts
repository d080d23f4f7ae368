import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type StackState, stateVersion } from './stack-state.ts';

/** Reads the snapshot; none, or one of another version, is as if nothing had ever run here. */
export function readState(path: string): StackState | undefined {
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as StackState;
    return state.version === stateVersion ? state : undefined;
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
