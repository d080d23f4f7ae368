import { chownSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ContainerUser } from '../../../../container-user.ts';
import type { ContainerSpec } from '../../../unit-spec.ts';

export interface HostFoldersOptions {
  readonly container: ContainerSpec;
  readonly workspace: string;
  readonly user: ContainerUser;
}

/**
 * Makes the folders that the unit writes to and that are not there yet, and lets the unit write to them when the command
 * is root's: only below the workspace, and only what root owns.
 *
 * @returns the first source that does not exist, cannot be made, and is only to be read
 */
export function prepareHostFolders(options: HostFoldersOptions): string | undefined {
  const { container, workspace, user } = options;
  const binds = container.mounts.filter(({ kind }) => kind === 'bind');
  for (const { source, readOnly } of binds) {
    if (readOnly) continue;
    if (!existsSync(source)) mkdirSync(source, { recursive: true });
    if (process.getuid?.() !== 0) continue;
    if (source.startsWith(`${workspace}${sep}`)) handOver(source, user);
  }
  return binds.find(({ source }) => !existsSync(source))?.source;
}

/** Gives what root owns to the user of the containers; a unit that ran as a process may have left it. */
function handOver(path: string, user: ContainerUser): void {
  const found = lstatSync(path);
  if (found.uid === 0) {
    if (found.isSymbolicLink()) lchownSync(path, user.uid, user.gid);
    else chownSync(path, user.uid, user.gid);
  }
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) handOver(join(path, name), user);
}
