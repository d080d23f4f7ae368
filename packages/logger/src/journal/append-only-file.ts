import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileFault } from './file-fault.ts';
import { repairLastLine, type TornLine } from './repair-last-line.ts';
import { writeWhole } from './write-whole.ts';

/**
 * When lines are forced to the disk. A line is handed to the operating system before `append` returns under both, so it
 * survives the death of the process; the policy is about the death of the machine.
 * `line`: before `append` returns. `interval`: at the latest `syncIntervalMs` after, and on close.
 */
export type SyncPolicy = 'line' | 'interval';

export interface AppendOnlyFileOptions {
  readonly path: string;
  /** Default `interval`. */
  readonly sync?: SyncPolicy;
  /** Default 1,000 ms. */
  readonly syncIntervalMs?: number;
}

const lineEnd = 10;

/** A file of lines that only grows. A line is in it whole or not at all. */
export class AppendOnlyFile {
  readonly path: string;
  /** The torn last line that opening cut off, if there was one. */
  readonly torn: TornLine | undefined;
  readonly #descriptor: number;
  readonly #sync: SyncPolicy;
  readonly #syncIntervalMs: number;
  #size: number;
  #timer: NodeJS.Timeout | undefined;
  #syncFault: unknown;
  /** Whether a line that failed may have left something behind `#size`. */
  #rest = false;
  #closed = false;

  /**
   * Opens the file for appending; makes it, and its folder, when there is none. A last line without its end is cut off
   * and kept in `<path>.torn`.
   *
   * @throws PokerbotError `FILE_UNWRITABLE`, `DISK_FULL`
   */
  constructor({ path, sync = 'interval', syncIntervalMs = 1_000 }: AppendOnlyFileOptions) {
    this.path = path;
    this.#sync = sync;
    this.#syncIntervalMs = syncIntervalMs;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.torn = repairLastLine(path);
      this.#descriptor = openSync(path, 'a', 0o644);
      this.#size = fstatSync(this.#descriptor).size;
    } catch (error) {
      throw fileFault(path, error);
    }
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds a line, without its end. After an error the file is as it was before.
   *
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`; an earlier failure to reach the disk shows up here as well
   */
  append(line: string): void {
    if (line.includes('\n')) throw new RangeError('A line cannot hold a line end');
    this.appendBlock(`${line}\n`);
  }

  /**
   * Adds lines in one piece, each with its end, as text or UTF-8. After an error the file is as it was before; a process that dies in it may
   * leave the first of them.
   *
   * @throws PokerbotError as `append` does
   */
  appendBlock(lines: string | Uint8Array): void {
    if (this.#closed) throw new Error(`${this.path} is closed`);
    if (!endsLine(lines)) throw new RangeError('A block ends with a line end');
    this.#throwSyncFault();
    try {
      this.#cutRest();
      this.#rest = true;
      const written = writeWhole(this.#descriptor, lines);
      if (this.#sync === 'line') fdatasyncSync(this.#descriptor);
      this.#size += written;
      this.#rest = false;
    } catch (error) {
      this.#tryToCutRest();
      throw fileFault(this.path, error);
    }
    if (this.#sync === 'interval') this.#scheduleSync();
  }

  /** Forces everything to the disk and releases the file. Safe to call twice. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    try {
      fdatasyncSync(this.#descriptor);
    } catch (error) {
      throw fileFault(this.path, error);
    } finally {
      closeSync(this.#descriptor);
    }
  }

  #cutRest(): void {
    if (this.#rest) ftruncateSync(this.#descriptor, this.#size);
    this.#rest = false;
  }

  /** What cannot be cut now is cut before the next line, or when the file is opened again. */
  #tryToCutRest(): void {
    try {
      this.#cutRest();
    } catch {
      this.#rest = true;
    }
  }

  #scheduleSync(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      fdatasync(this.#descriptor, (error) => {
        if (error && !this.#closed) this.#syncFault = error;
      });
    }, this.#syncIntervalMs).unref();
  }

  #throwSyncFault(): void {
    const fault = this.#syncFault;
    this.#syncFault = undefined;
    if (fault !== undefined) throw fileFault(this.path, fault);
  }
}

function endsLine(block: string | Uint8Array): boolean {
  return typeof block === 'string' ? block.endsWith('\n') : block.at(-1) === lineEnd;
}
