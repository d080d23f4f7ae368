import { chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerUser } from '../../container-user.ts';

/** Where units write, and below what they write first, so that neither a process nor a container makes it for itself alone. */
const folders = ['results', 'results/eval', 'results/hands', 'logs'];

/**
 * Makes the folders that containers mount to write to: an engine makes what is missing for root, and a container is never root's.
 * What root has made is handed to the user of the containers.
 */
export function prepareFolders(workspace: string, { uid, gid }: ContainerUser): void {
  for (const folder of folders) {
    const path = join(workspace, folder);
    mkdirSync(path, { recursive: true });
    if (process.getuid?.() === 0 && statSync(path).uid === 0) chownSync(path, uid, gid);
  }
}
