import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { parseGrace } from '../rotation/parse-grace.ts';
import { nothingDone, type RotateResult } from '../rotation/rotate.ts';
import { refuseWhileOpen, rotateCertificate } from './begin-certificates.ts';
import type { CertificateSite } from './certificate-site.ts';
import { certificateName, currentAt } from './certificate-version.ts';
import { concluded, told } from './conclude-certificates.ts';
import { plannedCertificateSteps } from './planned-certificate-steps.ts';
import { checkCandidate } from './prepare-certificates.ts';
import { type Identity, type IdentityFiles, readIdentity } from './read-identity.ts';

export interface CertificateOrder {
  /** Whose certificate; may be absent where there is one. */
  readonly unit: string | undefined;
  /** As it was written, such as `24h`. */
  readonly grace: string;
  readonly dryRun: boolean;
}

/** Rotates to a certificate that somebody brings. @throws PokerbotError of every part of it */
export async function rotateToFiles(
  site: CertificateSite,
  order: CertificateOrder & { files(): Promise<IdentityFiles> },
): Promise<RotateResult> {
  site.place(order.unit);
  const given = readIdentity(await order.files(), site.folder);
  return await rotateTo(site, order, given);
}

/** Goes back to a certificate of before, by the same steps. @throws PokerbotError `SECRET_VERSION_UNKNOWN` */
export async function rollBackCertificate(
  site: CertificateSite,
  order: CertificateOrder & { readonly version: number | undefined },
): Promise<RotateResult> {
  const { shelf } = site.parts;
  const { certificate } = site.place(order.unit);
  const current = currentAt(shelf.versions, certificate)?.version ?? Number.POSITIVE_INFINITY;
  const kept = shelf.versions.filter(
    (each) => each.place === certificate && each.state === 'previous',
  );
  const target =
    order.version === undefined
      ? kept.findLast(({ version }) => version < current)
      : kept.find(({ version }) => version === order.version);
  if (!target) {
    throw new PokerbotError('SECRET_VERSION_UNKNOWN', {
      message: `\`${certificateName}\` has no ${order.version === undefined ? 'earlier version' : `version ${order.version}`} that could come back`,
      details: { kept: kept.map(({ version }) => version) },
    });
  }
  const contents = shelf.contents(target);
  return await rotateTo(site, order, { ...contents, authority: contents.authority ?? undefined });
}

type Given = Identity & { readonly authority: string | undefined };

async function rotateTo(
  site: CertificateSite,
  order: CertificateOrder,
  given: Given,
): Promise<RotateResult> {
  const { parts, account: by } = site;
  const graceMs = parseGrace(order.grace);
  const place = site.place(order.unit);
  const names = await site.names(place);
  const check = async () => {
    refuseWhileOpen(parts);
    const candidate = await checkCandidate(parts, { place, given, names });
    if (candidate.trust !== candidate.before.authority) refuseWhilePlaying(site);
    return candidate;
  };
  if (order.dryRun) {
    const planned = { place, grace: order.grace, atOnce: graceMs === 0 };
    const steps = await plannedCertificateSteps(parts, await check(), planned);
    return { ...nothingDone, steps };
  }
  return await site.locked(async () => {
    const candidate = await check();
    const wish = { place, graceMs, by };
    const outcome = await told(site, () => rotateCertificate(parts, candidate, wish));
    return await concluded(site, { outcomes: [outcome] });
  });
}

/** An evaluation trusts the authorities that it has read when it began, and would wait for units that it does not trust. */
function refuseWhilePlaying({ playing, parts }: CertificateSite): void {
  const runs = playing();
  const certain = runs.filter(({ isCertain }) => isCertain).map(({ runId }) => runId);
  if (certain.length > 0) {
    throw new PokerbotError('CERTIFICATE_BUSY', {
      message: `${certain.map((runId) => `\`${runId}\``).join(', ')} is being played, and would not trust a new authority. Nothing was changed`,
      details: { runs: certain },
    });
  }
  if (runs.length > 0) parts.listen({ type: 'may-play', runs: runs.map(({ runId }) => runId) });
}
