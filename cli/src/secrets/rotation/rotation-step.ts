interface Common {
  /** Id of the rotation. */
  readonly rotation: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Told before the new value is stored. */
export interface RotationBegun extends Common {
  readonly step: 'begun';
  /** Variable of the secret. */
  readonly secret: string;
  /** Versions: the one in use, and the one that is to take its place. */
  readonly from: number | undefined;
  readonly to: number;
  /** Name under which the provider makes the new value; absent where somebody brings it. */
  readonly label?: string | undefined;
  /** Time that the old one stays valid after the end, in milliseconds. */
  readonly graceMs: number;
  readonly by: string;
}

/** One line of the journal; everything but `begun`, `reverting` and the ends may be repeated without harm. */
export type RotationStep =
  | RotationBegun
  /** The provider accepts the new value, or there is none to ask. */
  | (Common & { readonly step: 'verified'; readonly detail: string })
  /** The new version is the one that units get. */
  | (Common & { readonly step: 'switched' })
  /** A unit was started anew and is healthy. */
  | (Common & { readonly step: 'replaced'; readonly unit: string })
  /** The new value did not do: the old one is to come back. */
  | (Common & { readonly step: 'reverting'; readonly reason: string })
  /** The ends. */
  | (Common & { readonly step: 'finished' })
  | (Common & { readonly step: 'reverted' });
