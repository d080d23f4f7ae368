import type { DotenvFile } from './dotenv-file.ts';

export interface ComposeExpansion {
  readonly name: string;
  readonly line: number;
}

/** What Compose replaces: a name, a name in braces, and a doubled dollar by a single one. */
const replaced = /\$[A-Za-z_{$]/;

/**
 * The assignments that Docker Compose reads otherwise than we do, who take every `$` as it is: it replaces names except in single
 * quotes, and except where double quotes hold `\$`.
 */
export function composeExpansions(file: DotenvFile): ComposeExpansion[] {
  return file.entries.flatMap((entry) =>
    entry.kind === 'assignment' && replaced.test(replaceable(entry.raw))
      ? [{ name: entry.name, line: entry.line }]
      : [],
  );
}

/** The part of an assignment in which Compose looks for names. */
function replaceable(raw: string): string {
  const value = raw.slice(raw.indexOf('=') + 1).trimStart();
  if (value.startsWith("'")) return '';
  const quoted = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(value)?.[1];
  return quoted === undefined ? withoutComment(value) : quoted.replace(/\\[\s\S]/g, '');
}

function withoutComment(value: string): string {
  return value.replace(/(^|[ \t])#.*/, '');
}
