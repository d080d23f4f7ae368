import type { Duplex, Writable } from 'node:stream';
import { FrameReader } from '../logs/output-frames.ts';
import type { Terminal } from './terminal.ts';

export interface ConnectOptions {
  readonly terminal: Terminal;
  /** The command's end of the connection. */
  readonly stream: Duplex;
  /** Tells the engine how large the terminal is. */
  resize(size: { readonly h: number; readonly w: number }): Promise<unknown>;
  readonly signal: AbortSignal;
  /** Interrupts the command when the signal says so. */
  interrupt(): void;
}

/** Begins what the engine, or the first process of a container, says into the output of a command that it cannot start. */
const refusal = /^(?:OCI runtime|exec failed|\[FATAL tini)/;

/**
 * Connects a command with a terminal until the command ends.
 *
 * @returns what the engine said instead of starting it; undefined when it started
 */
export async function connectTerminal(options: ConnectOptions): Promise<string | undefined> {
  const { terminal, stream, signal, interrupt } = options;
  const output = new Output(terminal);
  const forwardInput = (chunk: Buffer) => void stream.write(chunk);
  const endInput = () => stream.end();
  const stopResizing = terminal.interactive ? followSize(options) : () => undefined;
  if (terminal.interactive) terminal.setRaw(true);
  terminal.input.on('data', forwardInput);
  terminal.input.once('end', endInput);
  signal.addEventListener('abort', interrupt, { once: true });
  if (signal.aborted) interrupt();
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => output.write(chunk));
  try {
    await new Promise<void>((resolve) => stream.once('close', resolve).once('end', resolve));
    return output.refused();
  } finally {
    if (terminal.interactive) terminal.setRaw(false);
    stopResizing();
    terminal.input.off('data', forwardInput).off('end', endInput).pause();
    signal.removeEventListener('abort', interrupt);
    stream.destroy();
  }
}

function followSize({ terminal, resize }: ConnectOptions): () => void {
  const tell = () => {
    const { columns, rows } = terminal.size();
    void resize({ h: rows, w: columns }).catch(() => undefined);
  };
  tell();
  return terminal.onResize(tell);
}

/** A terminal gets one stream as it is; otherwise the two streams come in frames. */
class Output {
  readonly #terminal: Terminal;
  readonly #frames = new FrameReader();
  #words: string | undefined;
  #begun = false;

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

  refused(): string | undefined {
    return this.#words?.trim();
  }

  #put(target: Writable, bytes: Buffer): void {
    if (!this.#begun && refusal.test(bytes.toString('utf8'))) this.#words = '';
    this.#begun = true;
    if (this.#words === undefined) target.write(bytes);
    else this.#words += bytes.toString('utf8');
  }
}
