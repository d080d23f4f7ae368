import type { CertificateParts } from './certificate-parts.ts';
import type { CertificateStep } from './certificate-step.ts';

type Bare<Step> = Step extends CertificateStep ? Omit<Step, 'rotation' | 'at'> : never;

/** Writes down that a step of a rotation was done. */
export function note(
  { journal, clock }: Pick<CertificateParts, 'journal' | 'clock'>,
  rotation: string,
  step: Bare<CertificateStep>,
): void {
  const at = new Date(clock.now()).toISOString();
  journal.append({ rotation, at, ...step } as CertificateStep);
}
