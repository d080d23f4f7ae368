import type { CertificateStep, CertificatesBegun } from './certificate-step.ts';

/** A rotation of a certificate that has not come to an end, and how far it is. */
export interface OpenCertificates {
  readonly begun: CertificatesBegun;
  /** The last frame whose files are all in place, from 0. */
  readonly installed: number;
  /** Units that have the files of that frame. */
  readonly replaced: readonly string[];
  /** Why it goes back; undefined while it goes on. */
  readonly reverting: string | undefined;
  /** The frame that it was going back to last. */
  readonly returning: number | undefined;
}

/** The rotations of certificates that have not ended, by the journal, oldest first. Pure. */
export function openCertificates(steps: readonly CertificateStep[]): OpenCertificates[] {
  const open = new Map<string, OpenCertificates>();
  for (const step of steps) {
    if (step.step === 'begun') open.set(step.rotation, atStart(step));
    const rotation = open.get(step.rotation);
    if (!rotation) continue;
    const next = after(rotation, step);
    if (next) open.set(step.rotation, next);
    else open.delete(step.rotation);
  }
  return [...open.values()];
}

function atStart(begun: CertificatesBegun): OpenCertificates {
  return { begun, installed: 0, replaced: [], reverting: undefined, returning: undefined };
}

function after(rotation: OpenCertificates, step: CertificateStep): OpenCertificates | undefined {
  switch (step.step) {
    case 'begun':
      return rotation;
    case 'installed':
      return { ...rotation, installed: step.frame, replaced: [] };
    case 'replaced':
      return { ...rotation, replaced: [...rotation.replaced, step.unit] };
    case 'reverting':
      return { ...rotation, reverting: step.reason };
    case 'returning':
      return { ...rotation, returning: step.frame };
    case 'finished':
    case 'reverted':
      return undefined;
  }
}
