import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { parseGrace } from '../rotation/parse-grace.ts';
import { nothingDone, type RotateResult } from '../rotation/rotate.ts';
import { narrowTrust, rotateCertificate } from './begin-certificates.ts';
import { type CertificateOutcome, carryCertificates } from './carry-certificates.ts';
import type { CertificateSite } from './certificate-site.ts';
import { certificateName, currentAt } from './certificate-version.ts';
import { note } from './note-certificate-step.ts';
import { type OpenCertificates, openCertificates } from './open-certificates.ts';
import { certificateStepsToEnd, plannedCertificateSteps } from './planned-certificate-steps.ts';
import { checkCandidate } from './prepare-certificates.ts';
import { type Identity, type IdentityFiles, readIdentity } from './read-identity.ts';
import { retireCertificates, widelyTrusted } from './retire-certificates.ts';
import { rotatedCertificate } from './rotated-certificate.ts';
import { takeBackCertificates } from './take-back-certificates.ts';

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

async function rotateTo(
  site: CertificateSite,
  { unit, grace, dryRun }: CertificateOrder,
  given: Identity & { readonly authority: string | undefined },
): Promise<RotateResult> {
  const { parts, account: by } = site;
  const graceMs = parseGrace(grace);
  const place = site.place(unit);
  const names = await site.names(place);
  const candidate = await checkCandidate(parts, { place, given, names });
  if (candidate.trust !== candidate.before.authority) refuseWhilePlaying(site);
  if (dryRun) {
    const planned = { place, grace, atOnce: graceMs === 0 };
    return { ...nothingDone, steps: await plannedCertificateSteps(parts, candidate, planned) };
  }
  return await site.locked(async () => {
    const outcome = await told(site, () =>
      rotateCertificate(parts, candidate, { place, graceMs, by }),
    );
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

/** Takes what was begun to its end. @throws the first failure */
export async function resumeCertificates(site: CertificateSite): Promise<RotateResult> {
  const outcomes: CertificateOutcome[] = [];
  await eachOpen(site, async ({ begun }) => {
    outcomes.push(await told(site, () => carryCertificates(site.parts, begun.rotation)));
  });
  return await concluded(site, { outcomes });
}

/** Takes what was begun back. */
export async function abandonCertificates(site: CertificateSite): Promise<RotateResult> {
  const abandoned: string[] = [];
  await eachOpen(site, async (open) => {
    // First: whatever comes in between, it is this that the next command goes on with.
    note(site.parts, open.begun.rotation, { step: 'reverting', reason: 'it was abandoned' });
    await told(site, () => takeBackCertificates(site.parts, open));
    abandoned.push(certificateName);
  });
  return await concluded(site, { outcomes: [], abandoned });
}

/** Stops trusting authorities of before whose grace is over, and removes old certificates. */
export async function endGraces(
  site: CertificateSite,
  { dryRun }: Pick<CertificateOrder, 'dryRun'>,
): Promise<RotateResult> {
  const due = widelyTrusted(site.parts);
  if (dryRun) {
    const steps = due.map(
      ({ version }) => `${certificateName}: trust the authority of version ${version} only`,
    );
    return { ...nothingDone, steps };
  }
  const outcomes: CertificateOutcome[] = [];
  for (const version of due) {
    const place = site.places().find(({ certificate }) => certificate === version.place);
    if (!place) continue;
    const wish = { place, version, graceMs: 0, by: site.account };
    const outcome = await told(site, () => narrowTrust(site.parts, wish));
    if (outcome) outcomes.push(outcome);
  }
  return await concluded(site, { outcomes });
}

/** What would be done with what was begun. */
export function certificatesUnfinished(
  { parts }: CertificateSite,
  order: { readonly abandon: boolean },
): RotateResult {
  return { ...nothingDone, steps: certificateStepsToEnd(parts, order) };
}

async function eachOpen(
  { parts }: CertificateSite,
  act: (open: OpenCertificates) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const open of openCertificates(parts.journal.read())) {
    await act(open).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Whatever stops a rotation in its middle, its error says that there is something to end. */
async function told<T>({ parts }: CertificateSite, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const open = openCertificates(parts.journal.read()).length > 0;
    if (!open || !isPokerbotError(error) || hasItsWay.has(error.code)) throw error;
    const { code, message, next, details } = error;
    const hint =
      'The rotation of the certificate has not ended: `pokerbot secrets rotate --resume` goes on, `--abandon` takes it back.';
    throw new PokerbotError(code, { message, next: [...next, hint], details, cause: error });
  }
}

/** Codes whose remedy is the same already. */
const hasItsWay: ReadonlySet<string> = new Set([
  'CERTIFICATE_CHANGED',
  'ROTATION_OPEN',
  'INTERRUPTED',
]);

async function concluded(
  { parts }: CertificateSite,
  {
    outcomes,
    abandoned = [],
  }: { readonly outcomes: readonly CertificateOutcome[]; readonly abandoned?: readonly string[] },
): Promise<RotateResult> {
  const retired = await retireCertificates(parts);
  return {
    ...nothingDone,
    certificates: outcomes.map((outcome) => rotatedCertificate(parts.shelf.versions, outcome)),
    abandoned,
    retired: retired.map((version) => ({ secret: certificateName, version })),
  };
}
