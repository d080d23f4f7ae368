/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  /** What was found. */
  readonly reason: string;
  /** What to do about it; absent when nothing is to be done. */
  readonly fix?: string;
}

export interface DoctorReport {
  /** Root of the workspace that was looked at, if there is one. */
  readonly workspace: string | null;
  /** False when a check failed. */
  readonly healthy: boolean;
  readonly checks: Check[];
}
