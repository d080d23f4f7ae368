import type { Writable } from 'node:stream';
import { FrameReader } from '../logs/output-frames.ts';
import type { Terminal } from './terminal.ts';

/** Begins what the engine, or the first process of a container, says into the output of a command that it cannot start. */
const refusal = /^(?:OCI runtime|exec failed|\[FATAL tini)/;
/** Exit codes of a command that could not be started. */
const notStarted: readonly number[] = [126, 127];
/** More than an engine says. In bytes. */
const longestRefusal = 8_192;
/** Longer than an engine takes to end after it has said so. In milliseconds. */
const holdFor = 2_000;

/**
 * Hands output on as it comes: to a terminal as it is, otherwise in its two streams. Only what begins like the engine's own words is
 * held, until more follows than an engine says or the exit code tells whose words they are.
 */
export class HeldOutput {
  readonly #terminal: Terminal;
  readonly #frames = new FrameReader();
  #held: { readonly target: Writable; readonly bytes: Buffer }[] | undefined;
  #begun = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  write(chunk: Buffer): void {
    const { interactive, output, errors } = this.#terminal;
    if (interactive) {
      this.#put(output, chunk);
      return;
    }
    for (const { stream, payload } of this.#frames.push(chunk)) {
      this.#put(stream === 'errors' ? errors : output, payload);
    }
  }

  /** What the engine said instead of starting the command; undefined when it started, and then nothing is held any more. */
  refusal(exitCode: number | null): string | undefined {
    const held = this.#held;
    if (held && exitCode !== null && notStarted.includes(exitCode)) {
      clearTimeout(this.#timer);
      return Buffer.concat(held.map(({ bytes }) => bytes))
        .toString('utf8')
        .trim();
    }
    this.release();
    return undefined;
  }

  release(): void {
    clearTimeout(this.#timer);
    for (const { target, bytes } of this.#held ?? []) target.write(bytes);
    this.#held = undefined;
  }

  #put(target: Writable, bytes: Buffer): void {
    if (!this.#begun && refusal.test(bytes.toString('utf8'))) {
      this.#held = [];
      this.#timer = setTimeout(() => this.release(), holdFor);
    }
    this.#begun = true;
    if (!this.#held) {
      target.write(bytes);
      return;
    }
    this.#held.push({ target, bytes });
    const size = this.#held.reduce((sum, held) => sum + held.bytes.length, 0);
    if (size > longestRefusal) this.release();
  }
}
