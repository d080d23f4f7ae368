import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { keychainFailed, keychainSilent } from './keychain-problems.ts';
import type { KeychainAnswer, KeychainRequest } from './keychain-protocol.ts';

export interface KeychainHelperOptions {
  /** Program of the helper. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Longest wait for one answer, in milliseconds. */
  readonly deadline: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

interface Waiting {
  resolve(value: string | null): void;
  reject(error: Error): void;
}

/** The helper process as this one sees it. It lives until `close`, or until it misses a deadline, and does not keep this one alive. */
export class KeychainHelper {
  readonly #options: KeychainHelperOptions;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #last = 0;

  constructor(options: KeychainHelperOptions) {
    this.#options = options;
  }

  /** @throws PokerbotError `KEYCHAIN_UNAVAILABLE`, `KEYCHAIN_LOCKED` */
  async ask(question: Omit<KeychainRequest, 'id'>): Promise<string | null> {
    const { deadline, signal } = this.#options;
    if (signal.aborted) throw interrupted();
    const child = this.#running();
    this.#last += 1;
    const id = this.#last;
    hold(child, true);
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    try {
      return await new Promise<string | null>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        const giveUp = (reason: Error) => {
          this.close();
          reject(reason);
        };
        stop = () => giveUp(interrupted());
        signal.addEventListener('abort', stop, { once: true });
        timer = setTimeout(() => giveUp(keychainSilent(deadline)), deadline);
        child.stdin?.write(`${JSON.stringify({ id, ...question })}\n`);
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) hold(child, false);
    }
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #running(): ChildProcess {
    if (this.#child) return this.#child;
    const { entry, environment } = this.#options;
    const child = spawn(process.execPath, [entry], {
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => this.#settle(JSON.parse(line)));
    child.once('error', (error) => this.#end(child, error.message));
    child.once('close', (code, signal) => this.#end(child, `the helper ended (${signal ?? code})`));
    // Told by `close` as well.
    child.stdin.on('error', () => undefined);
    this.#child = child;
    return child;
  }

  #settle({ id, value, error }: KeychainAnswer): void {
    const waiting = this.#waiting.get(id);
    if (error === undefined) waiting?.resolve(value ?? null);
    else waiting?.reject(keychainFailed(error));
  }

  #end(child: ChildProcess, reason: string): void {
    if (this.#child === child) this.#child = undefined;
    for (const { reject } of this.#waiting.values()) reject(keychainFailed(reason));
  }
}

function interrupted(): PokerbotError {
  return new PokerbotError('INTERRUPTED', { message: 'stopped while waiting for the keychain' });
}

/** Whether this process waits for the child before it ends. */
function hold(child: ChildProcess, held: boolean): void {
  for (const each of [child, child.stdin as Socket | null, child.stdout as Socket | null]) {
    if (held) each?.ref();
    else each?.unref();
  }
}
