import { readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { proxiesOfBuild } from '../../../desired/surroundings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a build takes of whoever called, beyond what the image is made of: ways to registries, which change nothing in it. */
export interface BuildInputs {
  readonly args: Readonly<Record<string, string>>;
  /** Files that steps may see and no layer keeps, by the ids that a Dockerfile names. */
  readonly secrets: ReadonlyMap<string, Buffer>;
  /** NAME:ADDRESS that steps know. */
  readonly extraHosts: readonly string[];
}

/** What an image's steps call this machine. */
export const machine = 'host.docker.internal';
/** Where package managers look, each by its own name. */
const registryNames = ['npm_config_registry', 'PIP_INDEX_URL'];
/** Variables by which programs of a build are told which authorities to trust. */
const authorityNames = ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CARGO_HTTP_CAINFO'];
const authorityId = 'ca';

/** @throws PokerbotError `FILE_UNREADABLE` */
export function buildInputs(environment: Environment): BuildInputs {
  const proxies = proxiesOfBuild(environment);
  const authority = readAuthority(environment.POKERBOT_BUILD_CA);
  const registries = registryNames.flatMap((name) => {
    const value = environment[name];
    return value ? [[name, value] as const] : [];
  });
  // A path of this machine means nothing there: what the programs are told is where a step finds the secret.
  const trusted = authority
    ? authorityNames.map((name) => [name, `/run/secrets/${authorityId}`])
    : [];
  const onMachine = Object.values(proxies).some((value) => value.includes(machine));
  return {
    args: { ...proxies, ...Object.fromEntries(registries), ...Object.fromEntries(trusted) },
    secrets: new Map(authority ? [[authorityId, authority]] : []),
    extraHosts: onMachine ? [`${machine}:host-gateway`] : [],
  };
}

function readAuthority(path: string | undefined): Buffer | undefined {
  if (!path) return undefined;
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\`, which \`POKERBOT_BUILD_CA\` names, cannot be read`,
      details: { path, variable: 'POKERBOT_BUILD_CA' },
      cause,
    });
  }
}
