import { registry } from '@poker-bot/shared/env/registry';
import { noService } from '@poker-bot/shared/env/value-types';
import type { Variable } from '@poker-bot/shared/env/variable';
import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { Configuration, UnitPort } from '../unit-spec.ts';
import { builtinUnits } from './builtin-units.ts';
import { fingerprint } from './configuration-hash.ts';
import { everywhere } from './containers.ts';
import { shownToAnybody } from './surroundings.ts';

export interface UnitEnvironmentOptions {
  readonly name: string;
  readonly resolved: UnitEnvironment;
  readonly ports: readonly UnitPort[];
  /** Addresses of the units that serve others, by name; those of units that are switched off are not among them. */
  readonly addresses: Readonly<Record<string, string | undefined>>;
  readonly fingerprintKey: string;
  readonly place: 'process' | 'container';
  /** The value of a secret that lies in a file; undefined when it cannot be read. */
  readSecretFile(path: string): string | undefined;
}

export interface UnitEnvironmentParts {
  readonly values: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** Variables whose value is a secret; those that name a file with one are not among them. */
  readonly secretVariables: readonly string[];
  /** Every value that was written or assigned; secrets as fingerprints. */
  readonly configuration: Configuration;
}

/** They describe a build, which has a revision of its own. */
const notConfiguration = ['GIT_SHA', 'BUILD_TS'];

/**
 * What the unit is started with. Defaults stay out: the unit knows them itself, and a new default in a newer CLI is no
 * change of this workspace.
 */
export function unitEnvironment(options: UnitEnvironmentOptions): UnitEnvironmentParts {
  const { ports, fingerprintKey } = options;
  const values: Record<string, string> = {};
  const configuration: Record<string, string> = {};
  const secrets: string[] = [];
  const secretVariables: string[] = [];
  for (const [name, { value, source, secret }] of Object.entries(resolvedIn(options))) {
    if (source === 'default') continue;
    const hidden = secret ? value : secretBehind(name, value, options);
    if (hidden !== undefined) secrets.push(hidden);
    const given = handedOver({ name, value, secret, hidden }, options);
    values[given.name] = given.value;
    if (given.secret) secretVariables.push(given.name);
    if (notConfiguration.includes(name)) continue;
    configuration[name] = hidden === undefined ? value : fingerprint(hidden, fingerprintKey);
  }
  const assigned = {
    ...consumedAddresses(options),
    ...(options.place === 'container' ? bindHosts(options.name) : {}),
    ...Object.fromEntries(ports.map(({ variable, port }) => [variable, String(port)])),
  };
  return {
    values: { ...values, ...assigned },
    configuration: { ...configuration, ...assigned },
    secrets,
    secretVariables,
  };
}

function resolvedIn({ resolved, place }: UnitEnvironmentOptions): UnitEnvironment {
  if (place === 'process') return resolved;
  return Object.fromEntries(
    Object.entries(resolved).map(([name, variable]) => {
      return [name, { ...variable, value: shownToAnybody(name, variable.value) }];
    }),
  );
}

interface Given {
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
}

/** A file of this machine is not in a container: the secret that it holds is handed over instead. */
function handedOver(
  { hidden, ...given }: Given & { readonly hidden: string | undefined },
  { place }: UnitEnvironmentOptions,
): Given {
  if (given.secret || hidden === undefined || place === 'process') return given;
  return { name: withoutSuffix(given.name), value: hidden, secret: true };
}

function secretBehind(
  name: string,
  path: string,
  { readSecretFile }: UnitEnvironmentOptions,
): string | undefined {
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  return name.endsWith('_FILE') && table[withoutSuffix(name)]?.secret
    ? readSecretFile(path)
    : undefined;
}

function withoutSuffix(name: string): string {
  return name.slice(0, -'_FILE'.length);
}

function bindHosts(unit: string): Record<string, string> {
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  const read = ['GRPC_BIND_HOST', 'HTTP_BIND_HOST'].filter((name) =>
    table[name]?.readers.some((reader) => reader === unit),
  );
  return Object.fromEntries(read.map((name) => [name, everywhere]));
}

/** Addresses of the stack's own units, where nobody has written another one; at a usual one somebody else's may listen. */
function consumedAddresses(options: UnitEnvironmentOptions): Record<string, string> {
  const { name, resolved, addresses } = options;
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  const entries = Object.entries(builtinUnits).flatMap(([server, { consumerVariable }]) => {
    if (consumerVariable === undefined) return [];
    const isOff = !Object.hasOwn(addresses, server);
    const address = isOff ? noService : addresses[server];
    if (address === undefined) return [];
    const reads = table[consumerVariable]?.readers.some((reader) => reader === name);
    const { host = [], port = [] } = olderVariables[server] ?? {};
    const written = [consumerVariable, ...host, ...(isOff ? port : [])].some(
      (variable) => resolved[variable] !== undefined && resolved[variable].source !== 'default',
    );
    return reads && !written ? [[consumerVariable, address] as const] : [];
  });
  return Object.fromEntries(entries);
}

interface OlderVariables {
  readonly host: readonly string[];
  /** Of a unit that runs it says where that one listens. */
  readonly port: readonly string[];
}

/** Older ways to say where a unit is: whoever wrote one means it. */
const olderVariables: Readonly<Record<string, OlderVariables>> = {
  solver: { host: ['SOLVER_HOST'], port: ['SOLVER_PORT'] },
};
