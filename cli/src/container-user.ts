import { statSync } from 'node:fs';

/** Who a program in a container is: never root. */
export interface ContainerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The `node` user of the base images. */
export const ordinaryUser: ContainerUser = { uid: 1_000, gid: 1_000 };

/**
 * The user of the command, so that what units write belongs to them. For root, whoever owns the workspace, so that units may write
 * there at all; the ordinary user where that is root too, or where there is no such folder yet.
 */
export function containerUser(workspace: string): ContainerUser {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? uid };
  const owner = statSync(workspace, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : ordinaryUser;
}
