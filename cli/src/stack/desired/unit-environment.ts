import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';
import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { Configuration, UnitPort } from '../unit-spec.ts';
import { builtinUnits } from './builtin-units.ts';
import { fingerprint } from './configuration-hash.ts';

export interface UnitEnvironmentOptions {
  readonly name: string;
  readonly resolved: UnitEnvironment;
  readonly ports: readonly UnitPort[];
  /** Addresses of the units that serve others, by name. */
  readonly addresses: Readonly<Record<string, string | undefined>>;
  readonly fingerprintKey: string;
  /** The value of a secret that lies in a file; undefined when it cannot be read. */
  readSecretFile(path: string): string | undefined;
}

export interface UnitEnvironmentParts {
  readonly values: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
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
  const { resolved, ports, fingerprintKey } = options;
  const values: Record<string, string> = {};
  const configuration: Record<string, string> = {};
  const secrets: string[] = [];
  for (const [name, { value, source, secret }] of Object.entries(resolved)) {
    if (source === 'default') continue;
    values[name] = value;
    const hidden = secret ? value : secretBehind(name, value, options);
    if (hidden !== undefined) secrets.push(hidden);
    if (notConfiguration.includes(name)) continue;
    configuration[name] = hidden === undefined ? value : fingerprint(hidden, fingerprintKey);
  }
  const assigned = {
    ...consumedAddresses(options),
    ...Object.fromEntries(ports.map(({ variable, port }) => [variable, String(port)])),
  };
  return {
    values: { ...values, ...assigned },
    configuration: { ...configuration, ...assigned },
    secrets,
  };
}

function secretBehind(
  name: string,
  path: string,
  { readSecretFile }: UnitEnvironmentOptions,
): string | undefined {
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  return name.endsWith('_FILE') && table[name.slice(0, -'_FILE'.length)]?.secret
    ? readSecretFile(path)
    : undefined;
}

/** Addresses of the stack's own units, where nobody has written another one. */
function consumedAddresses(options: UnitEnvironmentOptions): Record<string, string> {
  const { name, resolved, addresses } = options;
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  const entries = Object.entries(builtinUnits).flatMap(([server, { consumerVariable }]) => {
    const address = addresses[server];
    if (consumerVariable === undefined || address === undefined) return [];
    const reads = table[consumerVariable]?.readers.some((reader) => reader === name);
    const written = [consumerVariable, ...(hostVariables[server] ?? [])].some(
      (variable) => resolved[variable] !== undefined && resolved[variable].source !== 'default',
    );
    return reads && !written ? [[consumerVariable, address] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Older ways to say where a unit is: whoever wrote one means it. */
const hostVariables: Readonly<Record<string, readonly string[]>> = { solver: ['SOLVER_HOST'] };
