import { join } from 'node:path';
import { type HeldLock, isHeld, tryLock } from '../lock/lock-file.ts';

/**
 * Ports that this command has chosen and whose units do not listen yet: two workspaces that start at the same time never
 * choose the same one. A reservation ends with the command that made it.
 */
export class PortReservations {
  readonly #folder: string;
  readonly #now: number;
  readonly #held = new Map<number, HeldLock>();

  /** @param stateHome folder of this user, the same for all workspaces */
  constructor(stateHome: string, now: number) {
    this.#folder = join(stateHome, 'ports');
    this.#now = now;
  }

  reserve(port: number): boolean {
    if (this.#held.has(port)) return true;
    try {
      const outcome = tryLock({
        path: join(this.#folder, `${port}.lock`),
        verb: 'reserve',
        now: this.#now,
      });
      if (!isHeld(outcome)) return false;
      this.#held.set(port, outcome);
      return true;
    } catch {
      // Without a folder to agree in, the system itself refuses the second listener.
      return true;
    }
  }

  release(): void {
    for (const lock of this.#held.values()) lock.release();
    this.#held.clear();
  }
}
