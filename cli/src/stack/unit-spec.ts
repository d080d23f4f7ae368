/** How the driver learns whether a unit can do its work. */
export type HealthSpec =
  | {
      readonly protocol: 'grpc';
      /** HOST:PORT that serves `grpc.health.v1.Health`. */
      readonly address: string;
      readonly tls?: TransportFiles;
    }
  | {
      readonly protocol: 'http';
      /** Answers 200 when ready, anything else with the reason. */
      readonly url: string;
    };

/** PEM files, as paths that start at the workspace or at the root. */
export interface TransportFiles {
  readonly authority?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** Every field that decides whether a running unit is the declared one; secrets as fingerprints. */
export type Configuration = Readonly<Record<string, string>>;

export interface UnitPort {
  /** The variable that carries it, such as `SOLVER_PORT`. */
  readonly variable: string;
  readonly port: number;
}

/**
 * A unit as it is to run. `environment` holds secrets: it is handed to what runs the unit and written nowhere.
 * An `external` unit is run by somebody else; only its health is watched.
 */
export interface UnitSpec {
  readonly name: string;
  readonly kind: 'daemon' | 'job' | 'external';
  readonly command: string;
  readonly args: readonly string[];
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Values that are replaced wherever they appear in a log. */
  readonly secrets: readonly string[];
  readonly ports: readonly UnitPort[];
  /** HOST:PORT that consumers use. */
  readonly address?: string | undefined;
  readonly health?: HealthSpec | undefined;
  readonly dependsOn: readonly string[];
  readonly configuration: Configuration;
}

/** What the workspace declares: daemons to keep running and jobs that can be run. */
export interface DesiredStack {
  readonly daemons: readonly UnitSpec[];
  readonly jobs: readonly UnitSpec[];
}
