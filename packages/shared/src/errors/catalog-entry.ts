/**
 * How a process ends. 0 done, 1 failed work or a bug, 2 what the user wrote is wrong, 3 something is missing on the host,
 * 4 the answer is no, 130 interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

/** One row of the error catalogue. A code is permanent: it may be retired, never given another meaning. */
export interface CatalogEntry {
  readonly exit: Exclude<ExitCode, 0>;
  /** What happened, at a glance. */
  readonly title: string;
  /** Why it usually happens and what to do, for `docs/errors.md`. */
  readonly remedy: string;
}

/** Types a table of codes without losing the literal names. */
export function catalogue<const Table extends Record<string, CatalogEntry>>(table: Table): Table {
  return table;
}
