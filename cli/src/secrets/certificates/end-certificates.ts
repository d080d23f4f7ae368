import type { RotateResult } from '../rotation/rotate.ts';
import { nothingDone } from '../rotation/rotate.ts';
import { narrowTrust } from './begin-certificates.ts';
import { type CertificateOutcome, carryCertificates } from './carry-certificates.ts';
import type { CertificateSite } from './certificate-site.ts';
import { certificateName } from './certificate-version.ts';
import { concluded, told } from './conclude-certificates.ts';
import { note } from './note-certificate-step.ts';
import { type OpenCertificates, openCertificates } from './open-certificates.ts';
import type { CertificateOrder } from './perform-certificates.ts';
import { certificateStepsToEnd } from './planned-certificate-steps.ts';
import { widelyTrusted } from './retire-certificates.ts';
import { takeBackCertificates } from './take-back-certificates.ts';

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
  for (const path of site.overdue()) site.parts.listen({ type: 'due', path });
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
