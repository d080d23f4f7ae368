import type { Context } from '../../context.ts';
import type { StackListener } from '../../stack/stack-event.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { lockRotations } from '../rotation/lock-rotations.ts';
import { RotationJournal } from '../rotation/rotation-journal.ts';
import { stackConsumers } from '../rotation/stack-consumers.ts';
import type { CertificateEvent, CertificateParts } from './certificate-parts.ts';
import { CertificateShelf } from './certificate-shelf.ts';
import { certificateStatus } from './certificate-status.ts';
import type { CertificateStep } from './certificate-step.ts';
import { dialledNames } from './dialled-names.ts';
import { type PlayingRun, playingRuns } from './playing-runs.ts';
import { type CertificatePlace, certificatePlaces, choosePlace } from './transport-units.ts';
import { wireFiles } from './wire-files.ts';
import { wireUnits } from './wire-units.ts';

export interface CertificateSiteOptions {
  readonly context: Context;
  readonly workspace: string;
  readonly secrets: OpenSecrets;
  /** The command, such as `secrets rotate`. */
  readonly verb: string;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs: number;
  readonly listenToCertificates: (event: CertificateEvent) => void;
  readonly listenToStack: StackListener;
}

/** Everything that rotating the certificates of one workspace takes. */
export interface CertificateSite {
  readonly account: string;
  /** Folder that written paths start from. */
  readonly folder: string;
  readonly parts: CertificateParts;
  /** @throws PokerbotError `CERTIFICATE_ABSENT`, `USAGE` */
  place(unit: string | undefined): CertificatePlace;
  places(): readonly CertificatePlace[];
  /** By which the units of a certificate are reached. */
  names(place: CertificatePlace): Promise<readonly string[]>;
  /** Paths of certificates that are due to be replaced, as they are written. */
  overdue(): readonly string[];
  /** Evaluations that have read the certificates already. */
  playing(): readonly PlayingRun[];
  /** Works while no other command rotates. @throws PokerbotError `SECRETS_LOCKED` */
  locked<T>(work: () => Promise<T>): Promise<T>;
}

export function certificateSite(options: CertificateSiteOptions): CertificateSite {
  const { context, workspace, secrets, verb, listenToStack, healthTimeoutMs } = options;
  const { clock, signal, environment } = context;
  const { paths, site, account } = secrets;
  const shelf = new CertificateShelf(site);
  const stack = { context, workspace, healthTimeoutMs, listen: listenToStack };
  const consumers = stackConsumers({ ...stack, readersOf: () => [] });
  return {
    account,
    get folder() {
      return context.workingDirectory;
    },
    parts: {
      shelf,
      files: wireFiles,
      units: wireUnits({ context, workspace, shelf, consumers }),
      journal: new RotationJournal<CertificateStep>(paths.certificateRotation),
      clock,
      signal,
      listen: options.listenToCertificates,
    },
    place: (unit) => choosePlace({ workspace, environment }, unit),
    places: () => certificatePlaces({ workspace, environment }),
    names: (place) => dialledNames(stack, place),
    overdue: () => {
      const at = { records: paths.certificateRecords, now: clock.now() };
      const certificates = certificateStatus({ workspace, environment }, at);
      return certificates.filter(({ overdue }) => overdue).map(({ path }) => path);
    },
    playing: () => playingRuns({ workspace, environment }),
    locked: async (work) => {
      const lock = lockRotations(paths, { verb, clock });
      try {
        return await work();
      } finally {
        lock.release();
      }
    },
  };
}
