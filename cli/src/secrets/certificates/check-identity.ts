import { createPrivateKey, type X509Certificate } from 'node:crypto';
import { checkServerIdentity } from 'node:tls';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { certificatesOf, factsOf } from './certificate-facts.ts';
import type { Identity } from './read-identity.ts';
import { rehearse } from './rehearse.ts';

export interface Expected {
  /** Authorities that the peers will trust, PEM; the system's own when absent. */
  readonly trust: string | undefined;
  /** Names and addresses by which the units of the stack are reached. */
  readonly names: readonly string[];
  /** Whether servers ask their clients for certificates. */
  readonly clientAuthentication: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Purposes of certificates, as RFC 5280 numbers them. */
const purposes = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' };

/**
 * Holds a new certificate to everything that the stack will ask of it, before anything changes: by what it says, and then by a
 * handshake with itself, as units will have it.
 *
 * @throws PokerbotError `CERTIFICATE_REFUSED`
 */
export async function checkIdentity(identity: Identity, expected: Expected): Promise<void> {
  const [leaf, ...chain] = certificatesOf(identity.certificate);
  if (!leaf) throw refused('It holds no certificate', []);
  checkKey(leaf, identity);
  checkDates(identity, expected.now);
  checkChain(leaf, chain, expected.trust);
  checkPurposes(leaf, expected);
  checkNames(leaf, expected.names);
  const reason = await rehearse(identity, expected);
  if (reason === undefined) return;
  throw refused(`Two units with it would not understand each other: ${reason}`, [
    'Look at it with `openssl x509 -noout -text`, and have it issued anew',
  ]);
}

function checkKey(leaf: X509Certificate, { key }: Identity): void {
  if (leaf.checkPrivateKey(createPrivateKey(key.reveal()))) return;
  throw refused('The key is that of another certificate', [
    'Give the key that the certificate was requested with: `--key FILE`',
    'Where the file holds several certificates, that of the units has to be the first',
  ]);
}

function checkDates({ certificate }: Identity, now: number): void {
  const { notBefore, notAfter } = factsOf(certificate);
  if (Date.parse(notAfter) <= now) {
    throw refused(`It was valid until ${notAfter}`, ['Have a new one issued']);
  }
  if (Date.parse(notBefore) > now) {
    throw refused(`It is not valid before ${notBefore}`, [
      'Rotate then; or look at the clocks of this machine and of the authority',
    ]);
  }
}

function checkChain(
  leaf: X509Certificate,
  chain: readonly X509Certificate[],
  trust: string | undefined,
): void {
  if (trust === undefined || leadsTo(leaf, chain, certificatesOf(trust))) return;
  throw refused(
    `No authority that the units trust has issued it (it names ${oneLine(leaf.issuer)})`,
    [
      'If it is of a new authority, give that too: `--ca FILE`',
      'If certificates lie between the two, put them behind the first one in the file of `--certificate`',
    ],
  );
}

/** Whether a certificate leads to one of those that are trusted. */
export function leadsTo(
  leaf: X509Certificate,
  chain: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): boolean {
  const issued = (by: X509Certificate, of: X509Certificate) =>
    of.checkIssued(by) && of.verify(by.publicKey);
  let current = leaf;
  for (const _ of [leaf, ...chain]) {
    const here = current;
    if (trusted.some((authority) => issued(authority, here))) return true;
    const next = chain.find((each) => each !== here && issued(each, here));
    if (!next) return false;
    current = next;
  }
  return false;
}

function checkPurposes(leaf: X509Certificate, { clientAuthentication }: Expected): void {
  // One that names no purpose is for all.
  const named: readonly string[] | undefined = leaf.keyUsage;
  const missing = [
    ...(named?.includes(purposes.server) === false ? ['serverAuth'] : []),
    ...(clientAuthentication && named?.includes(purposes.client) === false ? ['clientAuth'] : []),
  ];
  if (missing.length === 0) return;
  throw refused(
    `It is not issued for ${missing.join(' and ')}, and every unit is a server and a client`,
    ['Have it issued with `extendedKeyUsage=serverAuth,clientAuth`'],
  );
}

function checkNames(leaf: X509Certificate, names: readonly string[]): void {
  const facts = leaf.toLegacyObject();
  const missing = names.filter((name) => checkServerIdentity(name, facts) !== undefined);
  if (missing.length === 0) return;
  const wanted = names.map((name) => (/^[\d.]+$|:/.test(name) ? `IP:${name}` : `DNS:${name}`));
  throw refused(
    `It does not name ${missing.map((name) => `\`${name}\``).join(', ')}, by which units of the stack are reached`,
    [`Have it issued with \`subjectAltName=${wanted.join(',')}\``],
  );
}

function oneLine(name: string): string {
  return name.split('\n').join(', ');
}

function refused(reason: string, next: readonly string[]): PokerbotError {
  return new PokerbotError('CERTIFICATE_REFUSED', {
    message: `The new certificate was not taken. ${reason}. Nothing was changed`,
    next,
  });
}
