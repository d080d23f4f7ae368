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

/** A path of this machine, or a volume of the workspace by its short name, that a container sees. */
export interface Mount {
  readonly kind: 'bind' | 'volume';
  /** Absolute path, or name of the volume without the workspace. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** How an image is made. */
export interface ImageBuild {
  /** Text of the Dockerfile. */
  readonly dockerfile: string;
  /** Absolute path of the folder that is sent to the engine; its `.dockerignore` holds. */
  readonly context: string;
  /** `ARG` values; no secret. */
  readonly args: Readonly<Record<string, string>>;
}

/** What a container takes beyond what a process takes. */
export interface ContainerSpec {
  /** Name and tag. The tag of an image that is built here names everything that goes into it. */
  readonly image: string;
  /** Absent for an image that is given. */
  readonly build?: ImageBuild | undefined;
  /** Instead of the image's own program; `args` of the unit follow it. */
  readonly entrypoint?: readonly string[] | undefined;
  readonly workingDirectory?: string | undefined;
  readonly mounts: readonly Mount[];
  /** Ports of the unit that this machine sees on its loopback, under the same number. */
  readonly published: readonly number[];
  /** Program that answers for the unit's health with its exit code; absent: the image's own, if it has one. */
  readonly healthcheck?: readonly string[] | undefined;
  /** Milliseconds between two looks at its health; the driver's own pace when absent. */
  readonly healthInterval?: number | undefined;
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
  /** Variables of `environment` whose values are secrets. */
  readonly secretVariables: readonly string[];
  readonly ports: readonly UnitPort[];
  /** HOST:PORT that consumers use. */
  readonly address?: string | undefined;
  readonly health?: HealthSpec | undefined;
  readonly dependsOn: readonly string[];
  readonly configuration: Configuration;
  /** Set when the unit is to run in a container. */
  readonly container?: ContainerSpec | undefined;
}

/** What the workspace declares: daemons to keep running and jobs that can be run. */
export interface DesiredStack {
  readonly daemons: readonly UnitSpec[];
  readonly jobs: readonly UnitSpec[];
}
