import { proxiesOfContainer } from '../../../desired/surroundings.ts';
import type { UnitSpec } from '../../../unit-spec.ts';

/** Where a container finds a file for each of its secrets. */
export const secretsTarget = '/run/secrets';

export interface ContainerEnvironmentOptions {
  readonly unit: UnitSpec;
  /** Folder of this machine with a file for each secret; undefined when it has none. */
  readonly secretsFolder: string | undefined;
  /** Environment of whoever called, whose proxies the unit gets where it sets none itself. */
  readonly caller: Readonly<Record<string, string | undefined>>;
}

/** A program that reads NAME also reads NAME_FILE; the value itself would show in `docker inspect`. Pure. */
export function containerEnvironment(options: ContainerEnvironmentOptions): string[] {
  const { unit, secretsFolder, caller } = options;
  const files = secretsFolder
    ? unit.secretVariables
        .filter((name) => unit.environment[name] !== undefined)
        .map((name) => [`${name}_FILE`, `${secretsTarget}/${name}`] as const)
    : [];
  const own = plainEnvironment(unit);
  const proxies = proxiesOfContainer(caller, neighbours(own));
  const values = { ...proxies, ...own, ...Object.fromEntries(files) };
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

/** What a command has to be given beyond what its container has; never a secret. Pure. */
export function missingEnvironment(unit: UnitSpec, present: readonly string[]): string[] {
  const known = new Set(present);
  return Object.entries(plainEnvironment(unit))
    .map(([name, value]) => `${name}=${value}`)
    .filter((entry) => !known.has(entry));
}

/** Hosts without a dot that addresses of the unit name: other units, which no proxy can reach. */
function neighbours(environment: Readonly<Record<string, string>>): string[] {
  const hosts = Object.values(environment).flatMap(
    (value) => /^([a-z0-9][a-z0-9_-]*):\d+$/.exec(value)?.[1] ?? [],
  );
  return [...new Set(hosts)];
}

function plainEnvironment({ environment, secretVariables }: UnitSpec): Record<string, string> {
  const secret = new Set(secretVariables);
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !secret.has(name) && !(name.endsWith('_FILE') && secret.has(withoutFile(name))),
    ),
  );
}

function withoutFile(name: string): string {
  return name.slice(0, -'_FILE'.length);
}
