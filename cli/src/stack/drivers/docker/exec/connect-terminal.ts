import type { Duplex } from 'node:stream';
import { HeldOutput } from './held-output.ts';
import { followSize, type TerminalSize } from './resize.ts';
import type { Terminal } from './terminal.ts';

export interface ConnectOptions {
  readonly terminal: Terminal;
  /** The command's end of the connection. */
  readonly stream: Duplex;
  /** Tells the engine how large the terminal is. */
  resize(size: TerminalSize): Promise<unknown>;
  readonly signal: AbortSignal;
  /** Interrupts the command when the signal says so. */
  interrupt(): void;
}

/**
 * Connects a command with a terminal until the command ends.
 *
 * @returns its output, some of which may wait for the exit code
 */
export async function connectTerminal(options: ConnectOptions): Promise<HeldOutput> {
  const { terminal, stream, resize, signal, interrupt } = options;
  const output = new HeldOutput(terminal);
  const forwardInput = (chunk: Buffer) => void stream.write(chunk);
  const endInput = () => stream.end();
  const stopResizing = terminal.interactive ? followSize(terminal, resize) : () => undefined;
  if (terminal.interactive) terminal.setRaw(true);
  terminal.input.on('data', forwardInput);
  terminal.input.once('end', endInput);
  signal.addEventListener('abort', interrupt, { once: true });
  if (signal.aborted) interrupt();
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => output.write(chunk));
  try {
    await new Promise<void>((resolve) => stream.once('close', resolve).once('end', resolve));
    return output;
  } finally {
    if (terminal.interactive) terminal.setRaw(false);
    stopResizing();
    terminal.input.off('data', forwardInput).off('end', endInput).pause();
    signal.removeEventListener('abort', interrupt);
    stream.destroy();
  }
}
