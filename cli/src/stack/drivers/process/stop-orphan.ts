import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from '../../process-identity.ts';

const lookEvery = 10;

/** Kills a process and its group if it is still the one meant, and returns when it is gone. */
export async function killGroupOf(identity: ProcessIdentity): Promise<void> {
  if (!isAlive(identity)) return;
  signalGroup(identity.pid);
  await untilGone(identity);
}

export async function untilGone(identity: ProcessIdentity): Promise<void> {
  while (isAlive(identity)) await delay(lookEvery);
}

function signalGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
