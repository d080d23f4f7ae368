import { factsOf } from './certificate-facts.ts';
import type { CertificateParts } from './certificate-parts.ts';
import { certificateName } from './certificate-version.ts';
import { openCertificates } from './open-certificates.ts';
import { planFrames } from './plan-frames.ts';
import type { Candidate } from './prepare-certificates.ts';
import type { CertificatePlace } from './transport-units.ts';

/** What rotating to a certificate would do, in the words of a person. */
export async function plannedCertificateSteps(
  { units }: Pick<CertificateParts, 'units'>,
  { before, identity, trust }: Candidate,
  {
    place,
    grace,
    atOnce,
  }: { readonly place: CertificatePlace; readonly grace: string; readonly atOnce: boolean },
): Promise<string[]> {
  const [old, fresh] = [
    { version: 0, trust: before.authority },
    { version: 1, trust },
  ];
  const { frames, narrowTo } = planFrames(old, fresh, { narrowAtOnce: atOnce });
  const { subject, serial, notAfter } = factsOf(identity.certificate);
  const running = async (names: readonly string[]) =>
    (await units.running(names)).map((unit) => `start \`${unit}\` anew, and look at what it shows`);
  const steps = ['keep the files in use, and the new ones'];
  for (const [index, frame] of frames.entries()) {
    const previous = frames[index - 1];
    if (!previous) continue;
    if (previous.version !== frame.version) {
      steps.push(
        `put the certificate of ${subject} in place (serial ${serial}, until ${notAfter})`,
        ...(await running(place.readers)),
      );
    } else {
      const what =
        index === 1 ? 'trust the new authority beside the old one' : 'trust the new authority only';
      steps.push(what, ...(await running(place.trusting)));
    }
  }
  steps.push(
    `keep the old certificate for ${grace}`,
    ...(narrowTo === undefined
      ? []
      : [`after ${grace}, \`pokerbot secrets rotate --due\` trusts the new authority only`]),
  );
  return steps.map((step) => `${certificateName}: ${step}`);
}

/** What ending the open rotations would do. */
export function certificateStepsToEnd(
  { journal }: Pick<CertificateParts, 'journal'>,
  { abandon }: { readonly abandon: boolean },
): string[] {
  return openCertificates(journal.read()).map(({ begun, reverting }) => {
    const { written, at, frames } = begun;
    const [from, to] = [frames[0]?.version, frames.at(-1)?.version];
    const step =
      abandon || reverting !== undefined
        ? `take back version ${to}, begun ${at}, to version ${from}`
        : `go on with version ${to}, begun ${at}`;
    return `${certificateName} (${written}): ${step}`;
  });
}
