import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { askEngine } from './ask-engine.ts';
import {
  type Engine,
  type EngineAbsence,
  type EngineCandidate,
  isVersionAtLeast,
} from './engine.ts';
import {
  type Environment,
  engineCandidates,
  settingsFolder,
  usualSocket,
} from './engine-candidates.ts';

/** Oldest version of the API that has what the driver uses: that of Docker 20.10. */
const oldestUsable = '1.41';

export type EngineSearch =
  | {
      readonly engine: Engine;
      /** Who says where it is. */
      readonly source: string;
      readonly absence?: undefined;
    }
  | {
      readonly engine?: undefined;
      readonly source?: undefined;
      readonly absence: EngineAbsence;
    };

/**
 * The engine that `docker` itself would use, else Podman's. Asks what it finds and loads nothing, so that looking costs
 * next to nothing where there is none.
 */
export async function findEngine(environment: Environment): Promise<EngineSearch> {
  const candidates = engineCandidates(environment);
  if ('reason' in candidates) return { absence: candidates };
  const absences: EngineAbsence[] = [];
  for (const candidate of candidates) {
    const answer = await askEngine(candidate);
    if ('engine' in answer) {
      return checkVersion({ ...answer.engine, settings: settingsFolder(environment) }, candidate);
    }
    absences.push(absenceOf(answer.failure, candidate, environment));
  }
  return { absence: mostTelling(absences) };
}

/** The error for whoever asked for containers. */
export function engineUnavailable({ reason, message, next }: EngineAbsence): PokerbotError {
  return new PokerbotError('DRIVER_UNAVAILABLE', {
    message,
    next: [...next, 'Run the stack as processes of this machine: `pokerbot up --driver process`'],
    details: { driver: 'docker', reason },
  });
}

function checkVersion(engine: Engine, { source }: EngineCandidate): EngineSearch {
  if (isVersionAtLeast(engine.apiVersion, oldestUsable)) return { engine, source };
  return {
    absence: {
      reason: 'too-old',
      message: `The engine at ${source} speaks version ${engine.apiVersion} of the API, and ${oldestUsable} is the oldest that can be used`,
      next: ['Install Docker Engine 20.10 or newer'],
    },
  };
}

/** A socket that is there and cannot be used says more than one that is not there. */
function mostTelling(absences: readonly EngineAbsence[]): EngineAbsence {
  const order: readonly EngineAbsence['reason'][] = [
    'permission-denied',
    'no-answer',
    'not-running',
  ];
  const told = order.map((reason) => absences.find((each) => each.reason === reason)).find(Boolean);
  return told ?? (absences[0] as EngineAbsence);
}

/** What a failed question means to whoever wanted an engine. */
export function absenceOf(
  failure: string,
  { address, source }: EngineCandidate,
  environment: Environment,
): EngineAbsence {
  if (failure === 'EACCES' || failure === 'EPERM') {
    return {
      reason: 'permission-denied',
      message: `The container engine at ${source} may not be used by this user: permission denied`,
      next: ['Join its group, then log in again: `sudo usermod -aG docker $USER`'],
    };
  }
  if (failure === 'ENOENT' && 'socketPath' in address && source === address.socketPath) {
    return withoutSocket(environment);
  }
  if ('host' in address) {
    const distrust = distrustOf(failure, address.tls !== undefined, source);
    if (distrust) return distrust;
  }
  const why = failure === 'TIMEOUT' ? 'it accepts connections and says nothing' : failure;
  return {
    reason: 'no-answer',
    message: `The container engine at ${source} does not answer (${why})`,
    next: ['See how it is: `systemctl status docker`', 'Start it: `sudo systemctl restart docker`'],
  };
}

/** An engine that answers over the network, to others: it or this user has not proved who it is. */
function distrustOf(failure: string, secure: boolean, source: string): EngineAbsence | undefined {
  const distrust = (why: string, next: string): EngineAbsence => ({
    reason: 'not-trusted',
    message: `The container engine at ${source} cannot be used: ${why}`,
    next: [next],
  });
  const certificates =
    'Look at the folder that `DOCKER_CERT_PATH` names, or at the context: `ca.pem` is of the authority of the engine, `cert.pem` and `key.pem` are yours';
  if (!secure) {
    return failure === 'HTTP 400'
      ? distrust(
          'it wants TLS, as it seems',
          'Set `DOCKER_TLS_VERIFY=1`, and `DOCKER_CERT_PATH` to the folder of your certificate',
        )
      : undefined;
  }
  if (/^ERR_SSL_\w+ALERT/.test(failure)) {
    return distrust(`it does not accept your certificate (${failure})`, certificates);
  }
  return /CERT|SIGNATURE|^ERR_(?:SSL|TLS)_|^ERR_OSSL_/.test(failure)
    ? distrust(`its certificate is not trusted (${failure})`, certificates)
    : undefined;
}

/** A `docker` command may be installed without any engine. */
function withoutSocket({ PATH = '' }: Environment): EngineAbsence {
  const daemons = ['dockerd', 'podman'].filter((program) =>
    PATH.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program))),
  );
  return daemons.length > 0
    ? {
        reason: 'not-running',
        message: `No container engine runs: \`${daemons[0]}\` is installed, and nothing listens on \`${usualSocket}\``,
        next: [
          daemons[0] === 'podman'
            ? 'Start it: `systemctl --user start podman.socket`'
            : 'Start it: `sudo systemctl start docker`',
        ],
      }
    : {
        reason: 'not-installed',
        message: `No container engine is installed: \`${usualSocket}\` does not exist`,
        next: ['Install one: https://docs.docker.com/engine/install/'],
      };
}
