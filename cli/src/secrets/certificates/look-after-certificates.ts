import { isHeld, tryLock } from '../../stack/lock/lock-file.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { RotationJournal } from '../rotation/rotation-journal.ts';
import { CertificateShelf } from './certificate-shelf.ts';
import type { CertificateStep } from './certificate-step.ts';
import { openCertificates } from './open-certificates.ts';
import { repairCertificates } from './repair-certificates.ts';
import { retireCertificates, widelyTrusted } from './retire-certificates.ts';
import { wireFiles } from './wire-files.ts';

/**
 * Puts right what a power cut has left, and removes old certificates whose time is over. Gives what there is to tell, a sentence each. Not
 * beside a command that rotates.
 */
export async function lookAfterCertificates({ paths, site }: OpenSecrets): Promise<string[]> {
  const { clock } = site;
  const shelf = new CertificateShelf(site);
  if (shelf.versions.length === 0) return [];
  const lock = tryLock({ path: paths.rotationLock, verb: site.by, now: clock.now() });
  if (!isHeld(lock)) return [];
  try {
    const journal = new RotationJournal<CertificateStep>(paths.certificateRotation);
    const parts = { shelf, journal, clock, files: wireFiles };
    const repaired = await repairCertificates(parts);
    const retired = await retireCertificates(parts);
    return [
      ...repaired.map(
        (path) => `\`${path}\` lay beside the key of another certificate, and was put right`,
      ),
      ...openCertificates(journal.read()).map(
        ({ begun }) =>
          `A rotation of the certificate \`${begun.written}\` was cut off: \`pokerbot secrets rotate --resume\` takes it to its end`,
      ),
      ...retired.map(
        (version) => `Removed version ${version} of the certificate, whose time was over`,
      ),
      ...widelyTrusted(parts).map(
        () =>
          'The authority of before is still trusted beside the new one: `pokerbot secrets rotate --due` ends that',
      ),
    ];
  } finally {
    lock.release();
  }
}
