import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { makePrivateFolder, writeAll } from './durable-file.ts';

/** What was done to a secret. */
export type AuditAction =
  | 'stored'
  | 'promoted'
  | 'withdrawn'
  | 'retired'
  | 'moved'
  | 'revealed'
  | 'exported'
  | 'used'
  /** Of the wire: another set of authorities is trusted. */
  | 'trusted'
  /** A key that was lost was made anew. */
  | 'made anew';

/** By what a certificate is found again, wherever it lies. */
export interface AuditedCertificate {
  readonly subject: string;
  readonly serial: string;
  /** ISO 8601. */
  readonly notAfter: string;
}

/** One act; never a value. */
export interface AuditEntry {
  /** ISO 8601. */
  readonly at: string;
  /** Account of the operating system. */
  readonly who: string;
  readonly what: AuditAction;
  readonly name: string;
  readonly version: number;
  readonly fingerprint: string;
  /** What a certificate says of itself, where the act was about one. */
  readonly certificate?: AuditedCertificate | undefined;
  /** SHA-256 of the authorities that units trust from now on, where the act was about that. */
  readonly authorities?: readonly string[] | undefined;
  /** In words of the command, such as `secrets rotate`. */
  readonly by: string;
}

/** Where a log stood: its length in lines, and the hash of the last. */
export interface AuditHead {
  readonly lines: number;
  readonly hash: string;
}

export const emptyAudit: AuditHead = { lines: 0, hash: '0'.repeat(64) };

/**
 * Adds a line that holds the hash of the one before, and gives the new head. On the disk when this returns. A line that a power cut
 * has torn is cut off: what it would have told was not done, since acts come after their line. A log that does not reach what the
 * records remember is gone on with from there, so that what is missing stays seen.
 */
export function appendAudit(path: string, entry: AuditEntry, remembered: AuditHead): AuditHead {
  makePrivateFolder(dirname(path));
  const file = openSync(path, 'a+', 0o600);
  try {
    const text = Buffer.alloc(fstatSync(file).size);
    readSync(file, text, 0, text.length, 0);
    const whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length) ftruncateSync(file, whole);
    const head = reached(linesOf(text.subarray(0, whole).toString()), remembered);
    const line = JSON.stringify({ ...entry, previous: head.hash });
    writeAll(file, Buffer.from(`${line}\n`), path);
    fsyncSync(file);
    return { lines: head.lines + 1, hash: hashOf(line) };
  } finally {
    closeSync(file);
  }
}

export type AuditVerdict =
  | { readonly whole: true; readonly lines: number }
  /** `line` is the first that is not as it was written, from 1. */
  | { readonly whole: false; readonly line: number; readonly reason: string };

/** Checks every link of the chain, and that it still reaches as far as the records remember. */
export function verifyAudit(path: string, remembered: AuditHead): AuditVerdict {
  const lines = linesOf(readIfAny(path));
  let previous = emptyAudit.hash;
  for (const [index, line] of lines.entries()) {
    if (previousOf(line) !== previous) {
      return { whole: false, line: index + 1, reason: 'it does not follow from the line before' };
    }
    previous = hashOf(line);
  }
  if (lines.length < remembered.lines) {
    const line = lines.length + 1;
    return { whole: false, line, reason: `${remembered.lines} lines were written` };
  }
  if (headOf(lines.slice(0, remembered.lines)).hash !== remembered.hash) {
    return { whole: false, line: remembered.lines, reason: 'the records remember another one' };
  }
  return { whole: true, lines: lines.length };
}

/** The entries that can be read, oldest first. */
export function readAudit(path: string): AuditEntry[] {
  return linesOf(readIfAny(path)).flatMap((line) => {
    const entry = parse(line);
    return entry === undefined ? [] : [entry as unknown as AuditEntry];
  });
}

/** Where a log stands: by its lines, unless the records remember others. */
function reached(lines: readonly string[], remembered: AuditHead): AuditHead {
  const kept = headOf(lines.slice(0, remembered.lines));
  return kept.lines === remembered.lines && kept.hash === remembered.hash
    ? headOf(lines)
    : remembered;
}

function headOf(lines: readonly string[]): AuditHead {
  const last = lines.at(-1);
  return last === undefined ? emptyAudit : { lines: lines.length, hash: hashOf(last) };
}

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

function readIfAny(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function previousOf(line: string): unknown {
  return parse(line)?.previous;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}
