import type { RotationParts } from './rotation-parts.ts';
import type { RotationStep } from './rotation-step.ts';

type Bare<Step> = Step extends RotationStep ? Omit<Step, 'rotation' | 'at'> : never;

/** Writes down that a step of a rotation was done. */
export function note(
  { journal, clock }: Pick<RotationParts, 'journal' | 'clock'>,
  rotation: string,
  step: Bare<RotationStep>,
): void {
  journal.append({ rotation, at: new Date(clock.now()).toISOString(), ...step } as RotationStep);
}
