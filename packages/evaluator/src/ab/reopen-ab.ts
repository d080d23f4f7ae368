import { rmSync } from 'node:fs';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import type { AbManifest } from '../config/ab-manifest.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { RunLock } from '../run-folder/run-lock.ts';
import { workersOf } from '../shards/open-source.ts';
import { requireSameSettings } from '../suites/require-same-settings.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { requireSameValueFunction } from '../variance-reduction/value-function.ts';
import { type AbRequest, lengthened, requireSameAb } from './plan-ab.ts';

/** A run that is about to be played, or to tell its summary again. */
export interface OpenedAb {
  readonly folder: RunFolder;
  /** As it is to be played. */
  readonly manifest: AbManifest;
  /** Nothing is left to play. */
  readonly finished: boolean;
  /** The most hands it has on file, where it is to have more. */
  readonly raisedFrom?: number;
  /** What whoever asked for it is to be told with its summary. */
  readonly note?: string;
}

export interface ReopenRequest extends AbRequest {
  readonly resume?: string | undefined;
  readonly workers?: number | undefined;
}

/**
 * Opens a run to go on with it, with more hands where it has no verdict and more are asked for. Writes nothing.
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_IS_LEAGUE`, `RUN_DAMAGED`, `RUN_DIFFERS`, `HANDS_INVALID`, `USAGE`
 */
export function reopenAb(
  request: ReopenRequest,
  { paths, environment }: Pick<SuiteContext, 'paths' | 'environment'>,
): OpenedAb {
  const folder = new RunFolder(paths.runs, request.resume ?? '');
  const begun = folder.readManifestOf('ab');
  const longer = lengthened(request, { manifest: begun, handCap: environment.SMOKE_HAND_CAP });
  requireSameAb(request, longer ?? begun);
  const { workers } = request;
  workersOf({ manifest: longer ?? begun, workers });
  const summary = folder.readSummaryOf('ab');
  if (summary !== undefined && longer === undefined) {
    return { folder, manifest: begun, finished: true };
  }
  if (summary?.test.decided) {
    const { hands } = summary;
    const note = `The verdict was clear after ${hands} hands: a run of up to ${longer?.settings.hands} ends there as well, so nothing was played`;
    return { folder, manifest: begun, finished: true, note };
  }
  requireSameValueFunction(begun);
  if (longer === undefined) return { folder, manifest: begun, finished: false };
  return { folder, manifest: longer, finished: false, raisedFrom: begun.settings.hands };
}

/**
 * Lets a run have the hands of its manifest from now on. Its summary goes first: killed in between, it is a run that was stopped
 * after its last hand, and at no moment one that is finished and has hands missing.
 *
 * @throws PokerbotError `RUN_BUSY`, `RUN_DIFFERS` when another process gave it other hands, `FILE_UNWRITABLE`, `DISK_FULL`
 */
export function raiseHands({ folder, manifest, raisedFrom }: OpenedAb): void {
  const lock = new RunLock(folder);
  try {
    const { hands } = folder.readManifestOf('ab').settings;
    if (hands !== raisedFrom) {
      requireSameSettings(folder.runId, [['max-hands', manifest.settings.hands, hands]]);
    }
    removeSummary(folder.file('summary.json'));
    folder.write('manifest.json', [`${JSON.stringify(manifest, undefined, 2)}\n`]);
  } finally {
    lock.release();
  }
}

function removeSummary(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw fileFault(path, error);
  }
}
