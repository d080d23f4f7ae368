import { createPrivateKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import { certificatesOf } from './certificate-facts.ts';

/** A certificate with its key, as PEM texts. The first certificate is the unit's own, others lead to the authority. */
export interface Identity {
  readonly certificate: string;
  readonly key: Secret;
}

/** Where the new files lie, as they were written. */
export interface IdentityFiles {
  readonly certificate: string;
  readonly key: string;
  readonly authority?: string | undefined;
}

/**
 * Reads a new certificate with its key, and the authority if one is given.
 *
 * @throws PokerbotError `CERTIFICATE_UNREADABLE`; never with what a file holds
 */
export function readIdentity(
  { certificate, key, authority }: IdentityFiles,
  folder: string,
): Identity & { readonly authority: string | undefined } {
  return {
    certificate: readCertificates(resolve(folder, certificate)),
    key: readKey(resolve(folder, key)),
    authority: authority === undefined ? undefined : readCertificates(resolve(folder, authority)),
  };
}

function readCertificates(path: string): string {
  const bytes = readBytes(path);
  const text = bytes.toString('utf8');
  if (isDer(bytes)) throw notPem(path, `openssl x509 -inform der -in ${path} -out ${path}.pem`);
  try {
    if (certificatesOf(text).length > 0) return text;
  } catch (cause) {
    throw unreadable(path, 'holds a certificate that is damaged', { cause });
  }
  throw unreadable(path, 'holds no certificate in PEM');
}

function readKey(path: string): Secret {
  const bytes = readBytes(path);
  if (isDer(bytes)) throw notPem(path, `openssl pkey -inform der -in ${path} -out ${path}.pem`);
  refuseOpen(path);
  const text = bytes.toString('utf8');
  if (/-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(text)) {
    throw unreadable(
      path,
      'is encrypted with a passphrase, which a unit that starts cannot be asked for',
      {
        next: [`Decrypt it: \`(umask 077; openssl pkey -in ${path} -out ${path}.plain)\``],
      },
    );
  }
  try {
    createPrivateKey(text);
  } catch (cause) {
    throw unreadable(path, 'holds no private key in PEM', { cause });
  }
  return new Secret(text);
}

function readBytes(path: string): Buffer {
  try {
    if (statSync(path).isDirectory()) throw unreadable(path, 'is a folder');
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof PokerbotError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw unreadable(path, why, { cause });
  }
}

/** ASN.1 begins with the tag of a sequence, text does not. */
function isDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && !bytes.includes('-----BEGIN');
}

/** A key that others could read is theirs, too. */
function refuseOpen(path: string): void {
  const mode = statSync(path).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw unreadable(
    path,
    `may be read by others on this machine (mode ${mode.toString(8).padStart(4, '0')})`,
    {
      next: [`Run \`chmod 600 ${path}\`; if they may have read it, make another key`],
    },
  );
}

function notPem(path: string, command: string): PokerbotError {
  return unreadable(path, 'is in DER, and units read PEM', {
    next: [`Convert it: \`${command}\``],
  });
}

function unreadable(
  path: string,
  why: string,
  more: { readonly next?: readonly string[]; readonly cause?: unknown } = {},
): PokerbotError {
  return new PokerbotError('CERTIFICATE_UNREADABLE', {
    message: `\`${path}\` ${why}. Nothing was changed`,
    details: { path },
    ...more,
  });
}
