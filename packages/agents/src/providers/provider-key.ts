import type { Log } from '@poker-bot/shared/log/log';
import type { Secret } from '@poker-bot/shared/secret/secret';

export interface ProviderKeyOptions {
  /** Name of the variable, for the log. */
  readonly variable: string;
  readonly value: Secret;
  /** What the variable, or the file that it names, holds now. May throw. */
  readAgain(): Secret | undefined;
  readonly log: Log;
}

/** The key of a provider, which somebody may replace while it is in use. */
export class ProviderKey {
  readonly #options: ProviderKeyOptions;
  #current: Secret;

  constructor(options: ProviderKeyOptions) {
    this.#options = options;
    this.#current = options.value;
  }

  get current(): Secret {
    return this.#current;
  }

  /** Another key than the one that was refused, if there is one by now. */
  renew(refused: Secret): Secret | undefined {
    // Another call may have met the same refusal, and renewed it already.
    if (!isSame(this.#current, refused)) return this.#current;
    const found = this.#readAgain();
    if (found === undefined || isSame(found, refused)) return undefined;
    this.#current = found;
    this.#options.log.info('key replaced', { variable: this.#options.variable });
    return found;
  }

  #readAgain(): Secret | undefined {
    const { variable, log, readAgain } = this.#options;
    try {
      return readAgain();
    } catch (error) {
      log.warn('key cannot be read again', { variable, error });
      return undefined;
    }
  }
}

function isSame(one: Secret, other: Secret): boolean {
  return one.reveal() === other.reveal();
}
