/** One piece of an environment file. `raw` is its exact text with its line end. */
export type DotenvEntry =
  | { readonly kind: 'text'; readonly raw: string }
  | {
      readonly kind: 'assignment';
      readonly raw: string;
      readonly name: string;
      readonly value: string;
      /** First line of the assignment, from 1. */
      readonly line: number;
    };

/** A piece of an environment file that may hold lines which cannot be read. */
export type AuditedEntry =
  | DotenvEntry
  | {
      readonly kind: 'unreadable';
      readonly raw: string;
      /** From 1. */
      readonly line: number;
      readonly reason: string;
    };

/** An environment file with its comments and its order: the raw texts together are the file. */
export interface DotenvFile {
  /** How messages call it, such as `.env.solver`. */
  readonly path: string;
  readonly entries: readonly DotenvEntry[];
}

export interface DotenvValue {
  readonly value: string;
  readonly line: number;
}

/** The values by name; of several lines for one name the last counts. */
export function dotenvValues(file: DotenvFile): Map<string, DotenvValue> {
  return new Map(
    file.entries.flatMap((entry) =>
      entry.kind === 'assignment'
        ? [[entry.name, { value: entry.value, line: entry.line }] as const]
        : [],
    ),
  );
}

/** The text of the file. */
export function formatDotenv(file: DotenvFile): string {
  return file.entries.map(({ raw }) => raw).join('');
}
