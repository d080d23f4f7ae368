import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { certificatesOf, factsOf } from './certificate-facts.ts';
import type { CertificateParts } from './certificate-parts.ts';
import { currentAt } from './certificate-version.ts';
import { checkIdentity, leadsTo } from './check-identity.ts';
import type { Identity } from './read-identity.ts';
import type { CertificatePlace } from './transport-units.ts';
import { readContents, type WireContents } from './wire-files.ts';

/** A new certificate that was held to everything that the stack will ask of it. */
export interface Candidate {
  readonly identity: Identity;
  /** Authorities that will do once nothing of before is in use, PEM. */
  readonly trust: string | null;
  readonly before: WireContents;
}

export interface CandidateOptions {
  readonly place: CertificatePlace;
  readonly given: Identity & { readonly authority: string | undefined };
  readonly names: readonly string[];
}

const day = 86_400_000;
/** From here on it is told that a certificate runs out, in days. */
const soon = 30;

/**
 * Holds a new certificate to the stack. Changes nothing.
 *
 * @throws PokerbotError `CERTIFICATE_REFUSED`, `CERTIFICATE_ABSENT`, `SECRET_UNCHANGED`
 */
export async function checkCandidate(
  { shelf, files, clock, listen }: CertificateParts,
  { place, given, names }: CandidateOptions,
): Promise<Candidate> {
  const { certificate, key, authority } = place;
  const before = readContents(files, { certificate, key, authority: authority ?? null });
  const { authority: brought, ...identity } = given;
  if (brought !== undefined) refuseUnread(place);
  const trust = brought ?? settledTrust(shelf, place, { before, identity });
  refuseSame(place, { before, identity, trust });
  const now = clock.now();
  const { clientAuthentication } = place;
  await checkIdentity(identity, { trust: trust ?? undefined, names, clientAuthentication, now });
  if (brought !== undefined) refuseStranding({ files }, place, brought);
  const { notAfter } = factsOf(identity.certificate);
  const days = Math.floor((Date.parse(notAfter) - now) / day);
  if (days < soon) listen({ type: 'expires', notAfter, days });
  return { identity, trust, before };
}

/** Without a new authority that of the units stays; of two that are trusted for a grace, the new one where that is enough. */
function settledTrust(
  shelf: CertificateParts['shelf'],
  { certificate }: CertificatePlace,
  { before, identity }: { readonly before: WireContents; readonly identity: Identity },
): string | null {
  const current = currentAt(shelf.versions, certificate);
  if (!current?.narrowAfter || current.trust === null) return before.authority;
  const narrow = shelf.trust(current.trust);
  const [leaf, ...chain] = certificatesOf(identity.certificate);
  return leaf && leadsTo(leaf, chain, certificatesOf(narrow)) ? narrow : before.authority;
}

/** Units would be started anew for nothing, and the old certificate be revoked by somebody who believes that there is a new one. */
function refuseSame({ written }: CertificatePlace, { before, identity, trust }: Candidate): void {
  if (before.certificate !== identity.certificate || before.authority !== trust) return;
  throw new PokerbotError('SECRET_UNCHANGED', {
    message: `That is the certificate that lies at \`${written}\` already. Nothing was changed`,
    next: [
      'Have a new one issued, and leave the old one where it is',
      'Units that run may still show the one from before: `pokerbot restart` starts them with this one',
    ],
    details: { path: written },
  });
}

/** Authorities are changed in one file, which every unit has to read. */
function refuseUnread({ authority, all }: CertificatePlace): void {
  if (authority !== undefined && all.every((unit) => unit.authority === authority)) return;
  const message =
    authority === undefined
      ? 'A new authority was given, and the units read none: `GRPC_TLS_CA_PATH` is not set'
      : 'A new authority was given, and the units do not all read the same file of authorities';
  throw new PokerbotError('CERTIFICATE_ABSENT', {
    message: `${message}. Nothing was changed`,
    next: ['Let `GRPC_TLS_CA_PATH` name one file for all units, and run `pokerbot up`'],
    details: { units: all.map(({ unit, authority: path }) => ({ unit, path })) },
  });
}

/** Another certificate of the stack, which is not rotated now, has to be trusted in the end, too. @throws PokerbotError `CERTIFICATE_REFUSED` */
export function refuseStranding(
  { files }: Pick<CertificateParts, 'files'>,
  { certificate, all }: CertificatePlace,
  trust: string,
): void {
  const stranded = all.filter((unit) => {
    if (unit.certificate === certificate) return false;
    const [leaf, ...chain] = certificatesOf(files.read(unit.certificate) ?? '');
    return leaf !== undefined && !leadsTo(leaf, chain, certificatesOf(trust));
  });
  if (stranded.length === 0) return;
  const written = [...new Set(stranded.map((unit) => `\`${unit.written}\` (${unit.unit})`))];
  throw new PokerbotError('CERTIFICATE_REFUSED', {
    message: `The new authority has not issued ${written.join(', ')}, which would not be trusted any more. Nothing was changed`,
    next: [
      'Give both authorities in one file: `cat old-ca.pem new-ca.pem > both.pem`, then `--ca both.pem`; give the new one alone with the last certificate',
    ],
  });
}
