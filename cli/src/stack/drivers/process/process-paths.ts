import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where the driver keeps what it needs for one workspace. */
export interface ProcessPaths {
  readonly workspace: string;
  readonly id: string;
  /** Snapshot of the supervisor. */
  readonly state: string;
  readonly supervisorLock: string;
  readonly logs: string;
  readonly runtimeDirectory: string;
  /** Control socket; short, because a socket's path may have no more than about 100 bytes. */
  readonly socket: string;
  /** Folder of this user in which each running workspace has an entry. */
  readonly registry: string;
}

export interface ProcessPathsOptions {
  /** Absolute, without symbolic links. */
  readonly workspace: string;
  readonly runtimeDirectory: string;
  readonly stateHome: string;
}

export function processPaths(options: ProcessPathsOptions): ProcessPaths {
  const { workspace, runtimeDirectory, stateHome } = options;
  const id = createHash('sha256').update(workspace).digest('hex').slice(0, 12);
  return {
    workspace,
    id,
    state: join(workspace, '.pokerbot/stack.json'),
    supervisorLock: join(workspace, '.pokerbot/supervisor.lock'),
    logs: join(workspace, 'logs'),
    runtimeDirectory,
    socket: join(runtimeDirectory, `${id}.sock`),
    registry: join(stateHome, 'workspaces'),
  };
}
