import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';
import { type EnvironmentInputs, environmentLayers, type Layer } from './environment-layers.ts';
import type { ResolvedVariable, UnitEnvironment } from './resolved-variable.ts';

const variables: readonly (readonly [string, Variable])[] = Object.entries(registry);
const registered = new Set(
  variables.flatMap(([name, variable]) =>
    spellingsOf(name, variable).map(({ written }) => written),
  ),
);

/**
 * What one unit gets: of each variable that it reads the strongest value, in the order flag, process environment, secret store,
 * `.env.<unit>`, `.env`, manifest, default. Registered variables reach only the units that read them; others that are written in a
 * file or in the manifest reach the unit as they are.
 */
export function resolveEnvironment(unit: string, inputs: EnvironmentInputs): UnitEnvironment {
  const layers = environmentLayers(unit, inputs);
  const resolved: Record<string, ResolvedVariable> = {};
  const ownSecrets = inputs.manifest.secrets?.variables ?? {};
  for (const [name, variable] of [...readBy(unit), ...ownReadBy(unit, ownSecrets)]) {
    const found = findRegistered({ name, variable, layers });
    if (found) resolved[found.name] = found.variable;
  }
  for (const name of layers.flatMap(({ ownNames }) => ownNames)) {
    if (registered.has(name) || resolved[name] || ownSecrets[name]) continue;
    const found = findOwn(name, layers);
    if (found) resolved[name] = found;
  }
  return resolved;
}

function readBy(unit: string) {
  return variables.filter(([, { readers }]) => readers.some((reader) => reader === unit));
}

/** Secrets that only the manifest names. */
function ownReadBy(unit: string, secrets: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(secrets)
    .filter(([name, readers]) => !registered.has(name) && readers.includes(unit))
    .map(([name]) => [name, { secret: true, emptyAllowed: true }] as const);
}

interface Search {
  readonly name: string;
  readonly variable: Pick<Variable, 'secret' | 'emptyAllowed' | 'default' | 'aliases'>;
  readonly layers: readonly Layer[];
}

interface Found {
  /** The name, or `NAME_FILE` when a path to the secret was written. */
  readonly name: string;
  readonly variable: ResolvedVariable;
}

function findRegistered({ name, variable, layers }: Search): Found | undefined {
  const { secret, emptyAllowed } = variable;
  const spellings = spellingsOf(name, variable);
  for (const { get, source } of layers) {
    for (const { written, canonical } of spellings) {
      const found = get(written);
      if (!found || (found.value === '' && emptyAllowed)) continue;
      const isPath = canonical !== name;
      return { name: canonical, variable: { ...found, source, secret: secret && !isPath } };
    }
  }
  const { default: preset } = variable;
  if (preset === undefined) return undefined;
  return { name, variable: { value: preset, source: 'default', origin: 'default', secret } };
}

/** Every way to write a variable, and the name that it then has: of secrets also the path of a file. */
function spellingsOf(name: string, { aliases = [], secret }: Search['variable']) {
  return (secret ? ['', '_FILE'] : ['']).flatMap((suffix) =>
    [name, ...aliases].map((each) => ({ written: each + suffix, canonical: name + suffix })),
  );
}

function findOwn(name: string, layers: readonly Layer[]): ResolvedVariable | undefined {
  for (const layer of layers) {
    const written = layer.get(name);
    if (written) return { ...written, source: layer.source, secret: false };
  }
  return undefined;
}
