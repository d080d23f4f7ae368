import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Gc } from '@poker-bot/shared/evaluation/gc';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { playerOf, RunLock } from '../run-folder/run-lock.ts';
import { bytesOf, type KeptUnit, keptUnits } from './kept-units.ts';
import { removeUnnamedSources } from './unnamed-sources.ts';

export interface GcOptions {
  /** The folder of all runs. */
  readonly parent: string;
  /** The folder of copies of files that runs are made of. */
  readonly sources: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** So many of the newest stay. */
  readonly keep?: number | undefined;
  /** Those begun since then stay: milliseconds since 1970. */
  readonly olderThan?: number | undefined;
  /** Runs that are not finished go as well, but for those under way. */
  readonly unfinished: boolean;
  readonly dryRun: boolean;
}

/** Folders that are being removed: no id of a run begins with a dot. */
const mark = '.removed-';

/**
 * Removes runs that are old enough, by all that is said of them, and copies of files that none of the others names. Each run
 * disappears at once, by being renamed; what a removal that was stopped has left is removed by the next one.
 *
 * @throws PokerbotError `FILE_UNWRITABLE`, `DISK_FULL`
 */
export function collectGarbage(options: GcOptions): Gc {
  const { parent, sources: folder, now, dryRun, unfinished } = options;
  if (!dryRun) clearLeftovers(parent);
  const { units, damaged } = keptUnits(parent);
  const removed: Gc['removed'] = [];
  const without = new Set<string>();
  const kept: Gc['kept'] = damaged.map(({ runId }) => ({
    runId,
    reason: 'it is damaged, and nobody can say what it is',
  }));
  for (const unit of units.filter((each, place) => isOld(each, { place, ...options }))) {
    const { runId, suite, createdAt, finished } = unit;
    if (!(finished || unfinished)) {
      kept.push({ runId, reason: 'it is not finished' });
      continue;
    }
    const bytes = unit.folders.reduce((sum, { path }) => sum + bytesOf(path), 0);
    const isBusy = dryRun ? isPlayed(unit, now) : !removeUnit(unit, parent);
    if (isBusy) {
      kept.push({ runId, reason: 'a process is playing it' });
      continue;
    }
    removed.push({ runId, suite, createdAt, finished, bytes });
    for (const each of unit.folders) without.add(each.runId);
  }
  const sources = removeUnnamedSources({ folder, runs: parent, without, now, dryRun });
  const bytes = removed.reduce((sum, run) => sum + run.bytes, sources.bytes);
  return { dryRun, removed, kept, sources, bytes };
}

function isOld(
  { createdAt }: KeptUnit,
  { place, keep = 0, olderThan }: Pick<GcOptions, 'keep' | 'olderThan'> & { place: number },
): boolean {
  return place >= keep && (olderThan === undefined || Date.parse(createdAt) < olderThan);
}

function isPlayed({ folders }: KeptUnit, now: number): boolean {
  return folders.some((folder) => playerOf(folder, now) !== undefined);
}

/** Removes all folders of a unit. @returns false where somebody plays it, and it stays */
function removeUnit({ folders }: KeptUnit, parent: string): boolean {
  const locks: RunLock[] = [];
  try {
    for (const folder of folders) locks.push(new RunLock(folder));
    // Renamed with its lock in it: a process that waits for the run finds none.
    for (const folder of folders) remove(folder, parent);
    return true;
  } catch (error) {
    if (isPokerbotError(error) && error.code === 'RUN_BUSY') return false;
    throw error;
  } finally {
    for (const lock of locks) lock.release();
  }
}

function remove({ path, runId }: RunFolder, parent: string): void {
  const target = join(parent, `${mark}${runId}`);
  try {
    renameSync(path, target);
    rmSync(target, { recursive: true, force: true });
  } catch (error) {
    throw fileFault(path, error);
  }
}

function clearLeftovers(parent: string): void {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent).filter((each) => each.startsWith(mark))) {
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
