import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { AppendOnlyFile, type SyncPolicy } from '../journal/append-only-file.ts';
import type { TornLine } from '../journal/repair-last-line.ts';
import { handLogFiles } from './hand-log-files.ts';
import { handLogName } from './hand-log-name.ts';
import type { HandRecord } from './hand-record.ts';

export interface HandHistoryOptions {
  readonly directory: string;
  readonly prefix: string;
  readonly sessionId: string;
  readonly clock: Clock;
  /** When hands are forced to the disk; default `interval`: at the latest one second after. */
  readonly sync?: SyncPolicy;
  /** A part that has grown to this many bytes is followed by a new one; default 64 MiB. */
  readonly rotateBytes?: number;
}

const defaultRotateBytes = 64 * 1024 * 1024;

/**
 * The hand log of a session: one JSON line a hand, in parts that change with their size and with the day (UTC). Going on
 * with a session continues its last part, a torn last line cut off.
 */
export class HandHistoryLogger {
  /** The torn line that opening cut off, if there was one. */
  readonly torn: TornLine | undefined;
  readonly #options: HandHistoryOptions;
  /** Lines that the disk has not taken yet; none are given up. */
  readonly #waiting: string[] = [];
  #file: AppendOnlyFile;
  #part: number;
  #day: string;

  /** @throws PokerbotError `FILE_UNWRITABLE`, `DISK_FULL` */
  constructor(options: HandHistoryOptions) {
    this.#options = options;
    const last = handLogFiles(options.directory, options).at(-1);
    this.#part = last?.part ?? 0;
    const written = last && statSync(last.path).mtimeMs;
    this.#day = dayOf(written ?? options.clock.now());
    this.#file = this.#open(this.#part);
    this.torn = this.#file.torn;
  }

  /** The part being written. */
  get path(): string {
    return this.#file.path;
  }

  /** Hands that the disk has not taken yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** The lines of those hands: for whoever has another place to save them. */
  get unwritten(): readonly string[] {
    return this.#waiting;
  }

  /**
   * Writes a hand, after those that are still waiting. When it cannot be written it waits too: `flush` tries again.
   *
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
   */
  append(record: HandRecord): void {
    this.#waiting.push(JSON.stringify(record));
    this.flush();
  }

  /**
   * Writes the hands that are waiting.
   *
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
   */
  flush(): void {
    for (let line = this.#waiting[0]; line !== undefined; line = this.#waiting[0]) {
      this.#rotate();
      this.#file.append(line);
      this.#waiting.shift();
    }
  }

  /**
   * Writes what is waiting, forces everything to the disk and releases the file.
   *
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
   */
  close(): void {
    try {
      this.flush();
    } finally {
      this.#file.close();
    }
  }

  #rotate(): void {
    const { clock, rotateBytes = defaultRotateBytes } = this.#options;
    const today = dayOf(clock.now());
    if (today === this.#day && this.#file.size < rotateBytes) return;
    if (this.#file.size > 0) this.#startPart(this.#part + 1);
    this.#day = today;
  }

  /** The old part is released once the new one is there: on a full disk the log goes on where it is. */
  #startPart(part: number): void {
    const next = this.#open(part);
    const previous = this.#file;
    this.#file = next;
    this.#part = part;
    previous.close();
  }

  #open(part: number): AppendOnlyFile {
    const { directory, sync } = this.#options;
    const path = join(directory, handLogName(this.#options, part));
    return new AppendOnlyFile({ path, ...(sync === undefined ? {} : { sync }) });
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
