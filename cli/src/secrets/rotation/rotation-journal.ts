import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { writeAll } from '../records/durable-file.ts';
import type { RotationStep } from './rotation-step.ts';

/** What every line tells: of which rotation, and what was done. */
export interface JournalLine {
  readonly rotation: string;
  readonly step: string;
}

/**
 * What was done of the rotations of a workspace: a line for each step, on the disk before anything is done that relies on it.
 * Append-only; holds no value.
 */
export class RotationJournal<Step extends JournalLine = RotationStep> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws PokerbotError `ROTATION_JOURNAL_DAMAGED` naming the line */
  read(): Step[] {
    const lines = this.#wholeLines().toString('utf8').split('\n').slice(0, -1);
    return lines.map((line, index) => this.#parse(line, index + 1));
  }

  append(step: Step): void {
    const whole = this.#wholeLines().length;
    const file = openSync(this.#path, 'a', 0o600);
    try {
      ftruncateSync(file, whole);
      writeAll(file, Buffer.from(`${JSON.stringify(step)}\n`), this.#path);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #parse(line: string, number: number): Step {
    try {
      const step: unknown = JSON.parse(line);
      if (typeof step === 'object' && step !== null && 'rotation' in step && 'step' in step) {
        return step as Step;
      }
    } catch {
      // Told below, without the text.
    }
    throw new PokerbotError('ROTATION_JOURNAL_DAMAGED', {
      message: `\`${this.#path}:${number}\` is no step of a rotation`,
      details: { path: this.#path, line: number },
    });
  }

  /** A last line that a power cut has torn is as good as not written: its step is repeated. */
  #wholeLines(): Buffer {
    try {
      const bytes = readFileSync(this.#path);
      return bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    }
  }
}
