import { join } from 'node:path';

/** What the audit has to know of a service of a Compose file. */
export interface ComposeService {
  readonly name: string;
  /** With what `<<` brings. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of what its build is given. */
  readonly buildArguments: readonly string[];
  /** Files that have to be there, from the workspace. */
  readonly files: readonly string[];
}

type Mapping = Readonly<Record<string, unknown>>;

/** The services of a Compose document; whatever is not of the usual form is left out. */
export function composeServices(document: unknown): ComposeService[] {
  return Object.entries(mapping(mapping(document).services)).map(([name, service]) => {
    const { environment, env_file: files, build } = mapping(service);
    return {
      name,
      environment: environmentOf(environment),
      buildArguments: argumentsOf(mapping(build).args),
      files: [...filesOf(files), ...dockerfileOf(build)],
    };
  });
}

function environmentOf(environment: unknown): Record<string, string> {
  if (Array.isArray(environment)) {
    const pairs = environment.map(String).filter((pair) => pair.includes('='));
    return Object.fromEntries(pairs.map((pair) => splitPair(pair)));
  }
  return Object.fromEntries(
    Object.entries(mapping(environment)).map(([name, value]) => [name, String(value ?? '')]),
  );
}

/** Those without a value are taken from the environment. */
function argumentsOf(args: unknown): string[] {
  return Array.isArray(args)
    ? args.map((each) => String(each).replace(/=.*$/s, ''))
    : Object.keys(mapping(args));
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}

function filesOf(files: unknown): string[] {
  const list = Array.isArray(files) ? files : [files];
  return list.flatMap((file) => {
    if (typeof file === 'string') return [file];
    const { path, required } = mapping(file);
    return typeof path === 'string' && required !== false ? [path] : [];
  });
}

function dockerfileOf(build: unknown): string[] {
  const { context, dockerfile } = mapping(build);
  if (typeof dockerfile !== 'string' || typeof context !== 'string') return [];
  return /^\w+:\/\//.test(context) ? [] : [join(context, dockerfile)];
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null ? (value as Mapping) : {};
}
