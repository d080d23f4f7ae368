import type { SourceFile } from './source-file.ts';

/** What people are told of a source: the session, its only file, or how many files there are. */
export function sourceName({
  session,
  files,
}: {
  readonly session: string | null | undefined;
  readonly files: readonly Pick<SourceFile, 'name'>[];
}): string {
  if (session != null) return `session ${session}`;
  const [first] = files;
  return files.length === 1 && first !== undefined ? first.name : `${files.length} files`;
}
