/** PEM texts for an engine that is reached over TLS. */
export interface EngineTransport {
  readonly authority?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** Where an engine listens. */
export type EngineAddress =
  | { readonly socketPath: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly tls?: EngineTransport | undefined;
    };

/** A container engine that has answered. */
export interface Engine {
  readonly address: EngineAddress;
  /** Version of the API that both sides speak, such as `1.41`. */
  readonly apiVersion: string;
  readonly product: 'docker' | 'podman';
  /** Folder of the `docker` command's settings, where logins to registries are kept. */
  readonly settings: string;
}

/** Why there is no engine to work with. */
export interface EngineAbsence {
  readonly reason:
    | 'not-installed'
    | 'not-running'
    | 'permission-denied'
    | 'no-answer'
    | 'not-trusted'
    | 'too-old'
    | 'address-unusable';
  readonly message: string;
  /** What to do next, each one sentence or command. */
  readonly next: readonly string[];
}

/** A place where an engine may listen. */
export interface EngineCandidate {
  readonly address: EngineAddress;
  /** Who says so, such as `DOCKER_HOST`. */
  readonly source: string;
}

/** Whether an API version is at least another; both as `1.41`. */
export function isVersionAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
