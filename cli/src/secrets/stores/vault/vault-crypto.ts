import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** Why a file does not open with a key. */
export interface Unopened {
  readonly problem: 'wrong key' | 'damaged';
  readonly reason: string;
}

/** What a file turned out to be for a key. */
export type Opened = { readonly text: string } | Unopened;

export async function newIdentity(): Promise<string> {
  return await generateX25519Identity();
}

/** Encrypts to whoever holds the identity, the first where there are several lines of them, or to a given recipient (`age1…`). */
export async function encryptTo(
  key: { readonly identity: string } | { readonly recipient: string },
  text: string,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(
    'recipient' in key
      ? key.recipient
      : await identityToRecipient(key.identity.split('\n')[0] ?? ''),
  );
  return await encrypter.encrypt(text);
}

/** Opens with any of the identities, a line each. */
export async function openWith(identities: string, file: Uint8Array): Promise<Opened> {
  return await open(file, (decrypter) => {
    for (const identity of identities.split('\n')) decrypter.addIdentity(identity);
  });
}

/** Costs seconds by design, so that guessing does too. */
export async function encryptWithPassphrase(passphrase: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return await encrypter.encrypt(text);
}

/** Costs about a second by design. */
export async function openWithPassphrase(passphrase: string, file: Uint8Array): Promise<Opened> {
  return await open(file, (decrypter) => decrypter.addPassphrase(passphrase));
}

async function open(file: Uint8Array, addKey: (decrypter: Decrypter) => void): Promise<Opened> {
  const decrypter = new Decrypter();
  addKey(decrypter);
  try {
    return { text: await decrypter.decrypt(file, 'text') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: reason.startsWith('no identity matched') ? 'wrong key' : 'damaged', reason };
  }
}
