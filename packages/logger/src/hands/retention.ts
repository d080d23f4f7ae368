import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { isHandLog } from './hand-log-name.ts';
import { readFolder } from './read-folder.ts';

const day = 86_400_000;

export interface RetentionOptions {
  readonly directory: string;
  readonly prefix: string;
  /** Days since the last write; 0 keeps everything. */
  readonly days: number;
  readonly clock: Clock;
}

/** Removes hand logs that have not been written to for longer than they are to be kept. Returns their paths. */
export function removeOldHandLogs({ directory, prefix, days, clock }: RetentionOptions): string[] {
  if (days === 0) return [];
  const oldest = clock.now() - days * day;
  const removed: string[] = [];
  for (const entry of filesIn(directory)) {
    if (!isHandLog(prefix, entry)) continue;
    const path = join(directory, entry);
    const written = lastWritten(path);
    if (written === undefined || written >= oldest) continue;
    rmSync(path, { force: true });
    removed.push(path);
  }
  return removed;
}

function filesIn(directory: string): string[] {
  return readFolder(directory)
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** Another sweep may have been quicker. */
function lastWritten(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
