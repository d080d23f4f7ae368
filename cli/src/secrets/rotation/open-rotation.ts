import type { RotationBegun, RotationStep } from './rotation-step.ts';

/** A rotation that has not come to an end, and how far it is. */
export interface OpenRotation {
  readonly begun: RotationBegun;
  readonly verified: boolean;
  readonly switched: boolean;
  /** Units that have the new value. */
  readonly replaced: readonly string[];
  /** Why it goes back; undefined while it goes on. */
  readonly reverting: string | undefined;
}

/** The rotations that have not ended, by the journal, oldest first. Pure. */
export function openRotations(steps: readonly RotationStep[]): OpenRotation[] {
  const open = new Map<string, OpenRotation>();
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

function atStart(begun: RotationBegun): OpenRotation {
  return { begun, verified: false, switched: false, replaced: [], reverting: undefined };
}

function after(rotation: OpenRotation, step: RotationStep): OpenRotation | undefined {
  switch (step.step) {
    case 'begun':
      return rotation;
    case 'verified':
      return { ...rotation, verified: true };
    case 'switched':
      return { ...rotation, switched: true };
    case 'replaced':
      return { ...rotation, replaced: [...rotation.replaced, step.unit] };
    case 'reverting':
      return { ...rotation, reverting: step.reason };
    case 'finished':
    case 'reverted':
      return undefined;
  }
}
