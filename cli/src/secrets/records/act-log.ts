import type { Clock } from '@poker-bot/shared/clock/clock';
import type { SecretPaths } from '../secret-paths.ts';
import { type AuditEntry, appendAudit } from './audit-log.ts';
import { makePrivateFolder, removeDrafts } from './durable-file.ts';
import { noRecords, readRecords, writeRecords } from './records-file.ts';
import { lockRecords } from './records-lock.ts';

/** Whose secrets are worked on, and by whom. */
export interface ScopeSite {
  readonly paths: SecretPaths;
  /** Root of the workspace whose secrets these are. */
  readonly workspace: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Account of the operating system. */
  readonly who: string;
  /** The command, as the audit log and whoever waits for the lock are told: `secrets set`. */
  readonly by: string;
}

/** Records come before everything that they tell of, so that their absence beside it is a loss. */
export function beginRecords({ paths, workspace }: ScopeSite): void {
  if (!readRecords(paths)) writeRecords(paths.records, noRecords(workspace));
}

/**
 * Tells of an act. Before the act, so that none is missing; the head goes into the records, so that a log cut short is seen. The
 * caller holds the lock of the scope.
 */
export function logAct(site: ScopeSite, act: Omit<AuditEntry, 'at' | 'who' | 'by'>): void {
  const { paths, workspace, clock, who, by } = site;
  const at = new Date(clock.now()).toISOString();
  const records = readRecords(paths) ?? noRecords(workspace);
  const audit = appendAudit(paths.audit, { at, who, ...act, by }, records.audit);
  writeRecords(paths.records, { ...records, audit });
}

/** Works on the records of a scope while nobody else does. @throws PokerbotError `SECRETS_LOCKED`, `INTERRUPTED` */
export async function withRecordsLocked<T>(
  { paths, by, clock, signal }: ScopeSite,
  work: () => Promise<T> | T,
): Promise<T> {
  makePrivateFolder(paths.folder);
  const lock = await lockRecords({ path: paths.lock, verb: by, clock, signal });
  try {
    // Whoever wrote them has ended: a vault's holds values that may have been removed since.
    for (const path of [paths.records, paths.vault, paths.vaultBefore]) removeDrafts(path);
    return await work();
  } finally {
    lock.release();
  }
}
