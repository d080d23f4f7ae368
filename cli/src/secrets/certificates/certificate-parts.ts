import type { Clock } from '@poker-bot/shared/clock/clock';
import type { RotationJournal } from '../rotation/rotation-journal.ts';
import type { CertificateShelf } from './certificate-shelf.ts';
import type { CertificateStep, Frame, PlacePaths } from './certificate-step.ts';
import type { WireFiles } from './wire-files.ts';

/** What units are held to after they were started anew. */
export interface Shown {
  readonly place: PlacePaths;
  /** What they were started with. */
  readonly frame: Frame;
  /** Whether it shows the certificate of the frame; one that has another only trusts it. */
  readonly isItsOwn: boolean;
  /** With whose certificate they are asked: that of the next frame, which they have to accept by then. */
  readonly as: Frame;
}

/** The units of the stack. */
export interface WireUnits {
  /** Those of the named units that run. */
  running(units: readonly string[]): Promise<readonly string[]>;
  /** Starts a unit anew, and returns when it is healthy. */
  replace(unit: string): Promise<void>;
  /**
   * Connects to a unit as its peers do, and compares what it shows; undefined for one that serves nobody over the wire.
   *
   * @throws Error when it shows another certificate, or does not take that of its peers
   */
  confirm(unit: string, shown: Shown): Promise<string | undefined>;
}

/** What happens, for whoever watches. */
export type CertificateEvent =
  | { readonly type: 'expires'; readonly notAfter: string; readonly days: number }
  /** Somebody has to bring a new one: no command can. */
  | { readonly type: 'due'; readonly path: string }
  | { readonly type: 'may-play'; readonly runs: readonly string[] }
  | { readonly type: 'installed'; readonly what: 'trust' | 'certificate'; readonly version: number }
  | { readonly type: 'replacing'; readonly unit: string }
  | { readonly type: 'replaced'; readonly unit: string }
  | { readonly type: 'confirmed'; readonly unit: string; readonly detail: string }
  | { readonly type: 'reverting'; readonly reason: string };

export interface CertificateParts {
  readonly shelf: Pick<
    CertificateShelf,
    | 'contents'
    | 'keep'
    | 'keepTrust'
    | 'promote'
    | 'retire'
    | 'trust'
    | 'settleTrust'
    | 'tellTrust'
    | 'version'
    | 'versions'
  >;
  readonly files: WireFiles;
  readonly units: WireUnits;
  readonly journal: RotationJournal<CertificateStep>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  listen(event: CertificateEvent): void;
}
