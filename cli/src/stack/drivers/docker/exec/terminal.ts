import type { Readable, Writable } from 'node:stream';

/** What a command in a container is connected to. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether somebody sits there: then the command gets a terminal of its own, and every key as it is. */
  readonly interactive: boolean;
  size(): { readonly columns: number; readonly rows: number };
  onResize(listener: () => void): () => void;
  /** Hands keys on as they are, until it is told otherwise. */
  setRaw(raw: boolean): void;
}

const usualColumns = 80;
const usualRows = 24;

/** The terminal of this process, with one of its two streams for the output. */
export function processTerminal(stream: 'stdout' | 'stderr'): Terminal {
  const { stdin, stderr } = process;
  const output = process[stream];
  return {
    input: stdin,
    output,
    errors: stderr,
    interactive: Boolean(stdin.isTTY && output.isTTY),
    size: () => ({ columns: output.columns ?? usualColumns, rows: output.rows ?? usualRows }),
    onResize: (listener) => {
      output.on('resize', listener);
      return () => void output.off('resize', listener);
    },
    setRaw: (raw) => void stdin.setRawMode?.(raw),
  };
}
