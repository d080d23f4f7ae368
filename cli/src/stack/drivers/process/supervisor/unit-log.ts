import { appendFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { leaveToOwner, makeFolder } from '../../../../folder-owner.ts';
import { createRedaction } from '../../redact.ts';
import { fullLog, keptLogs, rotateLog } from '../../rotate-log.ts';

/** Lines of the current run that a failure card may show. */
const kept = 20;
/** Characters of one line; more would be a dump, not a message. */
const longestLine = 16_384;

export interface UnitLogOptions {
  readonly path: string;
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** Size at which the file is put aside as `.1`, `.2`, …, in bytes. */
  readonly maximumBytes?: number;
  /** How many files are put aside before the oldest is removed. */
  readonly keepFiles?: number;
}

/** Everything a unit writes, one line after its time, redacted. A full disk costs lines, never the unit. */
export class UnitLog {
  readonly #options: Required<UnitLogOptions>;
  readonly #redact: (line: string) => string;
  #recent: string[] = [];
  #waiting: string[] = [];
  #bytes: number;
  #lost = 0;

  constructor(options: UnitLogOptions) {
    this.#options = { maximumBytes: fullLog, keepFiles: keptLogs, ...options };
    this.#redact = createRedaction(options.secrets);
    makeFolder(dirname(options.path));
    this.#bytes = statSync(options.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Begins a run: what was said before is no longer recent. */
  begin(): void {
    this.#recent = [];
  }

  recent(): readonly string[] {
    return this.#recent;
  }

  write(line: string): void {
    // Cut first, the beginning of a value would stay.
    const text = this.#redact(line).slice(0, longestLine);
    this.#recent.push(text);
    if (this.#recent.length > kept) this.#recent.shift();
    this.#append(text);
  }

  /** A remark of the supervisor, which is no output of the unit. */
  remark(text: string): void {
    this.#append(`--- ${text}`);
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const lines = this.#waiting;
    this.#waiting = [];
    // The line before may have been written in part.
    const gap = `\n${this.#stamped(`--- ${this.#lost} lines before this one could not be written`)}`;
    const text = (this.#lost > 0 ? gap : '') + lines.join('');
    try {
      if (this.#bytes + text.length > this.#options.maximumBytes) this.#rotate();
      appendFileSync(this.#options.path, text, { mode: 0o600 });
      leaveToOwner(this.#options.path);
      this.#bytes += Buffer.byteLength(text);
      this.#lost = 0;
    } catch (error) {
      // The disk is full or the folder is gone. The recent lines remain in memory.
      if (this.#lost === 0) {
        process.stderr.write(`lines are being lost: ${(error as Error).message}\n`);
      }
      this.#lost += lines.length;
    }
  }

  #stamped(text: string): string {
    return `${new Date(this.#options.clock.now()).toISOString()} ${text}\n`;
  }

  #append(text: string): void {
    if (this.#waiting.push(this.#stamped(text)) === 1) setImmediate(() => this.flush());
  }

  #rotate(): void {
    rotateLog(this.#options.path, this.#options.keepFiles);
    this.#bytes = 0;
  }
}
