/** Where in its life a unit failed. */
export type FailurePhase = 'build' | 'spawn' | 'start' | 'health' | 'running';

/** What is known about a unit that failed. Lines are redacted. */
export interface FailureEvidence {
  readonly unit: string;
  readonly phase: FailurePhase;
  readonly command: readonly string[];
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  /** Code of the system's error when the process could not be created, such as `ENOENT`. */
  readonly spawnError?: string | undefined;
  /** Ends in a row without having been healthy for long. */
  readonly attempts: number;
  /** What the last health check said. */
  readonly health?: string | undefined;
  /** Whether the system ended it because it reached its memory limit. */
  readonly oomKilled?: boolean | undefined;
  /** What the container engine itself said. */
  readonly engine?: string | undefined;
  readonly lastLines: readonly string[];
  readonly ports: readonly number[];
}

/** What else is known while the cause is being looked for; no part of the card. */
export interface FailureTraces extends FailureEvidence {
  /** Names of the environment variables that it was given. */
  readonly variables?: readonly string[] | undefined;
  /** Ports on which its programs were found to listen. */
  readonly listening?: readonly number[] | undefined;
  /** What its image was built for, such as `linux/arm64`, where the engine runs on something else. */
  readonly builtFor?: string | undefined;
  /** Time that it had to become healthy, in milliseconds. */
  readonly waitedMs?: number | undefined;
}

/** Tells in one screen what failed, why most probably, and what to do. */
export interface FailureCard extends FailureEvidence {
  /** Permanent name of the likely cause, such as `port-taken`. */
  readonly cause: string;
  /** The likely cause in one sentence. */
  readonly explanation: string;
  /** One command to run next. */
  readonly next: string;
}
