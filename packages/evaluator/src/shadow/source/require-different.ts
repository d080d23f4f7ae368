import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SourceFile } from './source-file.ts';

/**
 * Refuses a file that is there twice, under one name, two names, or as a copy: its hands would count twice.
 * @throws PokerbotError `USAGE`
 */
export function requireDifferent(files: readonly SourceFile[], workspace: string): void {
  for (const [at, file] of files.entries()) {
    const same = files.slice(0, at).find((other) => isSame(file, other, workspace));
    if (same === undefined) continue;
    throw new PokerbotError('USAGE', {
      message:
        same.path === file.path
          ? `\`${file.path}\` is named twice: its hands would count twice`
          : `\`${file.path}\` holds the same bytes as \`${same.path}\`: its hands would count twice`,
      next: ['Leave out one `--from` of the two'],
      details: { path: file.path, same: same.path },
    });
  }
}

/** A file may have grown between two looks at it, and a copy lies elsewhere. Empty ones have nothing that could count twice. */
function isSame(one: SourceFile, other: SourceFile, workspace: string): boolean {
  const place = ({ path }: SourceFile) => realpathSync(resolve(workspace, path));
  if (place(one) === place(other)) return true;
  return one.bytes > 0 && one.bytes === other.bytes && one.sha256 === other.sha256;
}
