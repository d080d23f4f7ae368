/** `error` makes the audit fail, `warning` does with `--strict`, `note` never does. */
export type Severity = 'error' | 'warning' | 'note';

/** One row of the catalogue. A code is permanent: it may be retired, never given another meaning. */
export interface FindingKind {
  readonly severity: Severity;
  /** For those cases in which the stack works all the same. */
  readonly lighter?: Severity;
  /** What was found, at a glance. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** Whether `--fix` does it. */
  readonly automatic?: true;
}

/** Types a table of codes without losing the literal names. */
export function findingKinds<const Table extends Record<string, FindingKind>>(table: Table): Table {
  return table;
}
