import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Least time between two questions for the same host, in milliseconds: it is not for us that names change. */
const askAgainAfterMs = 1_000;

/**
 * Why a host that cannot be reached cannot even be found. Asked beside everything else, since a name server may take longer to
 * answer than anybody wants to wait.
 */
export class HostFault {
  readonly #host: string;
  #code: string | undefined;
  #asking = false;
  #askedAt = Number.NEGATIVE_INFINITY;

  /** @param address HOST:PORT */
  constructor(address: string) {
    this.#host = address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '');
  }

  /** The system's word, such as `ENOTFOUND`; undefined for a host that was found, or not asked for yet. */
  get code(): string | undefined {
    return this.#code;
  }

  /** The host was reached. */
  clear(): void {
    this.#code = undefined;
  }

  /** The host was not reached: finds out whether its name is why. */
  ask(): void {
    const now = performance.now();
    if (this.#asking || now - this.#askedAt < askAgainAfterMs || isIP(this.#host)) return;
    this.#asking = true;
    this.#askedAt = now;
    void codeOf(this.#host).then((code) => {
      this.#asking = false;
      this.#code = code;
    });
  }
}

async function codeOf(host: string): Promise<string | undefined> {
  try {
    await lookup(host);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}
