import { certificatesOf, fingerprintsOf } from './certificate-facts.ts';

/** A certificate, and the authorities that are trusted with it. */
export interface Side {
  readonly version: number;
  /** PEM; null where units trust the authorities of the system. */
  readonly trust: string | null;
}

export interface FramePlan {
  readonly frames: readonly Side[];
  /** What is to be trusted in the end, PEM, if that is not what the last frame trusts. */
  readonly narrowTo: string | undefined;
}

/**
 * The way from one certificate to another on which any two units that are a step apart understand each other: first everybody trusts
 * both authorities, then everybody shows the new certificate, and then, at once or after a grace, nobody trusts the old authority.
 * `trust` of the frames is PEM. Pure.
 */
export function planFrames(
  before: Side,
  after: Side,
  { narrowAtOnce }: { readonly narrowAtOnce: boolean },
): FramePlan {
  const wide = both(before.trust, after.trust);
  const isNarrow = same(wide, after.trust);
  const frames = [
    before,
    { version: before.version, trust: wide },
    { version: after.version, trust: wide },
    ...(narrowAtOnce && !isNarrow ? [{ version: after.version, trust: after.trust }] : []),
  ];
  const distinct = frames.filter((frame, index) => {
    const previous = frames[index - 1];
    return previous?.version !== frame.version || previous.trust !== frame.trust;
  });
  const narrowTo = narrowAtOnce || isNarrow ? undefined : (after.trust ?? undefined);
  return { frames: distinct, narrowTo };
}

/** Every authority of both, as one of the two texts where that says it already. */
function both(before: string | null, after: string | null): string | null {
  if (before === null || after === null || includes(before, after)) return before;
  if (includes(after, before)) return after;
  const known = new Set(fingerprintsOf(before));
  const added = certificatesOf(after).filter(({ fingerprint256 }) => !known.has(fingerprint256));
  return [before.trimEnd(), ...added.map((each) => each.toString().trimEnd()), ''].join('\n');
}

function same(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  return includes(one, other) && includes(other, one);
}

function includes(all: string, some: string): boolean {
  const known = new Set(fingerprintsOf(all));
  return fingerprintsOf(some).every((fingerprint) => known.has(fingerprint));
}
