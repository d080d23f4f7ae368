import type { Secret } from '@poker-bot/shared/secret/secret';

/** A key that a provider has made, and by what it is revoked. */
export interface MadeKey {
  readonly id: string;
  readonly value: Secret;
}

/** The part of a provider that makes keys and revokes them. */
export interface KeyMaker {
  /** For people, with the address that is asked. */
  readonly name: string;
  /** Makes a key under a name by which it can be found again. @throws PokerbotError `KEY_NOT_MADE` */
  make(label: string): Promise<MadeKey>;
  /** Ids of the keys of that name. @throws PokerbotError `KEY_NOT_MADE` */
  find(label: string): Promise<string[]>;
  /** Ends the validity of a key; done also when it had none. @throws PokerbotError `KEY_NOT_REVOKED` */
  revoke(id: string): Promise<void>;
}
