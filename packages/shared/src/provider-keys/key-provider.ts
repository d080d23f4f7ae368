import type { Secret } from '../secret/secret.ts';

/**
 * What a provider says of a key: `accepted` and `refused` are its own words; `unclear` is everything else, such as no answer,
 * and decides nothing.
 */
export interface Verification {
  readonly outcome: 'accepted' | 'refused' | 'unclear';
  /** For people, without the key. */
  readonly detail: string;
}

/** Somebody who hands out keys and can be asked whether one is good. */
export interface KeyProvider {
  /** For people, with the address that is asked. */
  readonly name: string;
  /** Asks again for a while where the answer is unclear. Never throws for what the provider does. */
  verify(key: Secret, signal: AbortSignal): Promise<Verification>;
}
