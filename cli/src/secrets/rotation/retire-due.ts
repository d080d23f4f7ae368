import { openRotations } from './open-rotation.ts';
import type { RotationParts } from './rotation-parts.ts';

/** A version whose value was removed. */
export interface RetiredVersion {
  readonly secret: string;
  readonly version: number;
}

/** Removes the values whose grace has passed; none that a rotation which has not ended may need. */
export async function retireDue(
  { secrets, journal, clock }: Pick<RotationParts, 'secrets' | 'journal' | 'clock'>,
  names: readonly string[],
): Promise<RetiredVersion[]> {
  const busy = new Set(openRotations(journal.read()).map(({ begun }) => begun.secret));
  const due = names
    .filter((secret) => !busy.has(secret))
    .flatMap((secret) =>
      (secrets.record(secret)?.versions ?? [])
        .filter(
          ({ state, retireAfter }) => state === 'previous' && isPast(retireAfter, clock.now()),
        )
        .map(({ version }) => ({ secret, version })),
    );
  for (const { secret, version } of due) await secrets.retire(secret, version);
  return due;
}

function isPast(retireAfter: string | undefined, now: number): boolean {
  return retireAfter !== undefined && Date.parse(retireAfter) <= now;
}
