import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileFault } from '../journal/file-fault.ts';
import { exportPhhs } from './export-phhs.ts';
import type { HandLogName } from './hand-log-name.ts';
import { readSession } from './read-session.ts';

export interface ExportOptions {
  readonly directory: string;
  readonly name: HandLogName;
  /** Gives up; an earlier export stays. */
  readonly signal?: AbortSignal;
}

/**
 * Writes all hands of a session to `<prefix>-<sessionId>.phhs` beside its log, in place of an earlier export.
 *
 * @returns the path
 * @throws PokerbotError `HAND_LOG_DAMAGED`, `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function exportSession({ directory, name, signal }: ExportOptions): Promise<string> {
  const path = join(directory, `${name.prefix}-${name.sessionId}.phhs`);
  const aside = `${path}.${process.pid}.tmp`;
  try {
    const hands = Readable.from(exportPhhs(readSession(directory, name)));
    await pipeline(hands, createWriteStream(aside), { signal });
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw signal?.aborted ? error : fileFault(path, error);
  }
  return path;
}
