import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of this user that all workspaces share. */
export interface MachinePaths {
  /** Sockets; emptied by a reboot. */
  readonly runtimeDirectory: string;
  /** What runs on this machine, and which ports are about to be used. */
  readonly stateHome: string;
}

/** Sockets lie where paths are short. State is below `POKERBOT_HOME`, else where the XDG specification says. */
export function machinePaths(
  environment: Readonly<Record<string, string | undefined>>,
): MachinePaths {
  const { POKERBOT_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR, HOME } = environment;
  const runtimeDirectory = XDG_RUNTIME_DIR
    ? join(XDG_RUNTIME_DIR, 'pokerbot')
    : join(tmpdir(), `pokerbot-${process.getuid?.()}`);
  if (POKERBOT_HOME) return { runtimeDirectory, stateHome: POKERBOT_HOME };
  const state = XDG_STATE_HOME || join(HOME || homedir(), '.local/state');
  return { runtimeDirectory, stateHome: join(state, 'pokerbot') };
}
