import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Name of the file that makes a folder a workspace. */
export const manifestName = 'pokerbot.yaml';

export interface WorkspaceSearch {
  readonly workingDirectory: string;
  /** Value of `--workspace`: where to begin instead. */
  readonly workspace?: string | undefined;
}

/**
 * The root of the nearest workspace at or above the place to begin, absolute and without symbolic links.
 *
 * @throws PokerbotError `WORKSPACE_NOT_FOUND`
 */
export function findWorkspace(search: WorkspaceSearch): string {
  const start = startOf(search);
  const found = searchUpwards(start);
  if (found !== undefined) return found;
  throw new PokerbotError('WORKSPACE_NOT_FOUND', {
    message: `there is no \`${manifestName}\` in \`${start}\` or above it`,
    next: ['run `pokerbot init` to make this folder a workspace', 'or name one: `--workspace DIR`'],
    details: { searchedFrom: start },
  });
}

/** As `findWorkspace`, but undefined when there is none. */
export function findWorkspaceIfAny(search: WorkspaceSearch): string | undefined {
  return searchUpwards(startOf(search));
}

function startOf({ workingDirectory, workspace }: WorkspaceSearch): string {
  return resolve(workingDirectory, workspace ?? '.');
}

function searchUpwards(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, manifestName))) return realpathSync(folder);
    if (folder === dirname(folder)) return undefined;
  }
}
