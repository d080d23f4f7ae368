import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { RotationStep } from './rotation-step.ts';

/**
 * What was done of the rotations of a workspace: a line for each step, on the disk before anything is done that relies on it.
 * Append-only; holds no value.
 */
export class RotationJournal {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  read(): RotationStep[] {
    const lines = this.#wholeLines().toString('utf8').split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line) as RotationStep);
  }

  append(step: RotationStep): void {
    const whole = this.#wholeLines().length;
    const file = openSync(this.#path, 'a', 0o600);
    try {
      ftruncateSync(file, whole);
      writeSync(file, `${JSON.stringify(step)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
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
