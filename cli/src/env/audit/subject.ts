import type { Manifest } from '../../stack/manifest/manifest-schema.ts';
import type { EnvironmentFiles } from '../environment-layers.ts';
import type { UnitEnvironment } from '../resolved-variable.ts';
import type { Assignment } from './settings/assignment.ts';
import type { SettingsFile } from './settings/settings-file.ts';

/** What a secret store knows of one secret, without its value. */
export interface KnownSecret {
  readonly name: string;
  readonly versions: readonly {
    readonly state: string;
    /** ISO 8601. */
    readonly createdAt: string;
    /** Equal for equal values. */
    readonly fingerprint: string;
  }[];
}

export interface UnreadRecords {
  /** Absolute. */
  readonly path: string;
  readonly reason: string;
}

/** Everything that the rules look at, read once. Nothing of it changes while they do. */
export interface AuditSubject {
  /** Root of the workspace, absolute. */
  readonly workspace: string;
  /** Undefined when it cannot be read. */
  readonly manifest: Manifest | undefined;
  readonly settings: readonly SettingsFile[];
  readonly assignments: readonly Assignment[];
  /** The same files for resolving; lines that do not parse are left out. */
  readonly files: EnvironmentFiles;
  /** What each declared unit gets, by its name. */
  readonly environments: Readonly<Record<string, UnitEnvironment>>;
  /** Names that Compose files of the workspace fill in. */
  readonly composeNames: ReadonlySet<string>;
  /** Of whoever called. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly secrets: readonly KnownSecret[];
  /** What the store would record a value as, in `KnownSecret`; undefined where that cannot be told. */
  readonly fingerprint?: ((value: string) => string) | undefined;
  /** Records of secrets that are there and cannot be read, so that nobody knows what is stored. */
  readonly unreadRecords?: UnreadRecords | undefined;
  /** Names of secrets by their stored values, where the store was unlocked for it. */
  readonly storedValues: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}
