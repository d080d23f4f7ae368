/** Who a program in a container is: never root. */
export interface ContainerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The `node` user of the base images. */
export const ordinaryUser: ContainerUser = { uid: 1_000, gid: 1_000 };

/** The user of the command, so that what units write belongs to them; the ordinary one in place of root. */
export function containerUser(): ContainerUser {
  const uid = process.getuid?.() ?? 0;
  return uid === 0 ? ordinaryUser : { uid, gid: process.getgid?.() ?? uid };
}
