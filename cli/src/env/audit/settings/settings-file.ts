import type { AuditedEntry } from '../../dotenv-file.ts';

/** An environment file as it lies there, also when it is no good one. */
export interface SettingsFile {
  /** From the workspace's root: `.env`, `.env.solver`. */
  readonly path: string;
  /** The unit that reads it; undefined for `.env`, which all read. */
  readonly unit: string | undefined;
  /** Permissions. */
  readonly mode: number;
  readonly content: SettingsContent;
}

export type SettingsContent =
  | {
      readonly text: string;
      readonly entries: readonly AuditedEntry[];
      readonly problem?: undefined;
    }
  | {
      readonly problem: 'unreadable' | 'binary';
      readonly reason: string;
      /** What can be made out of it, for searching only. */
      readonly remains?: string;
    };
