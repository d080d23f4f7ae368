import type { Terminal } from './terminal.ts';

/** Attempts to tell a size; a command that has only been asked for has no terminal yet. */
const attempts = 10;
/** Wait before the second attempt, in milliseconds; each further one is longer by as much. */
const pause = 10;

export interface TerminalSize {
  /** In lines. */
  readonly h: number;
  /** In columns. */
  readonly w: number;
}

export function sizeOf(terminal: Terminal): TerminalSize {
  const { columns, rows } = terminal.size();
  return { h: rows, w: columns };
}

/** Tells a command how large its terminal is, now and whenever that changes, until the returned function is called. */
export function followSize(
  terminal: Terminal,
  resize: (size: TerminalSize) => Promise<unknown>,
): () => void {
  let newest = 0;
  const tell = async () => {
    newest += 1;
    const mine = newest;
    for (let attempt = 1; attempt <= attempts && mine === newest; attempt += 1) {
      try {
        await resize(sizeOf(terminal));
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause * attempt));
      }
    }
  };
  void tell();
  const stop = terminal.onResize(() => void tell());
  return () => {
    newest += 1;
    stop();
  };
}
