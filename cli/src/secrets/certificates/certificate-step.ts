/** What the units are to read at one moment of a rotation. */
export interface Frame {
  /** Version of the certificate, with its key. */
  readonly version: number;
  /** Which authorities are trusted, by the digest of their file; null where units trust those of the system. */
  readonly trust: string | null;
}

/** Files of a certificate; absolute. */
export interface PlacePaths {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string | null;
}

interface Common {
  /** Id of the rotation. */
  readonly rotation: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Told once everything that the frames need is kept, and before a file of the units is touched. */
export interface CertificatesBegun extends Common {
  readonly step: 'begun';
  /** The path of the certificate as its variable has it. */
  readonly written: string;
  readonly place: PlacePaths;
  /** From what is in use, to what is to be; the wire works between neighbours. */
  readonly frames: readonly Frame[];
  /** What is to be trusted once the grace is over, if that is not the last frame. */
  readonly narrowTo?: string | undefined;
  /** Units that read the certificate, and those that read the authority. */
  readonly readers: readonly string[];
  readonly trusting: readonly string[];
  readonly graceMs: number;
  readonly by: string;
}

/** One line of the journal; all but `begun`, `reverting` and the ends may be repeated without harm. */
export type CertificateStep =
  | CertificatesBegun
  /** The files are those of a frame, counted from 0. */
  | (Common & { readonly step: 'installed'; readonly frame: number })
  /** A unit was started anew with them, and shows them. */
  | (Common & { readonly step: 'replaced'; readonly frame: number; readonly unit: string })
  /** The new one did not do: what was in use is to come back. */
  | (Common & { readonly step: 'reverting'; readonly reason: string })
  /** The files are about to be those of an earlier frame again. */
  | (Common & { readonly step: 'returning'; readonly frame: number })
  /** The ends. */
  | (Common & { readonly step: 'finished' })
  | (Common & { readonly step: 'reverted' });
