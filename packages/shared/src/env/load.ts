import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { PokerbotError } from '../errors/pokerbot-error.ts';
import type { Secret } from '../secret/secret.ts';
import { type Registry, registry, type VariableName } from './registry.ts';
import type { VariableReader } from './unit-name.ts';
import type { Variable } from './variable.ts';

/** Names that a unit reads. */
type NamesOf<R extends VariableReader> = {
  [N in VariableName]: R extends Registry[N]['readers'][number] ? N : never;
}[VariableName];

type ValueOf<N extends VariableName> = Registry[N] extends { readonly default: string }
  ? z.output<Registry[N]['schema']>
  : z.output<Registry[N]['schema']> | undefined;

/** What a unit gets: its own variables, parsed. */
export type Environment<R extends VariableReader> = { readonly [N in NamesOf<R>]: ValueOf<N> };

/** Names of variables that hold a secret. */
export type SecretName = {
  [N in VariableName]: Registry[N] extends { readonly secret: true } ? N : never;
}[VariableName];

export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the variables of one unit.
 *
 * @throws PokerbotError `ENV_INVALID` naming every variable that cannot be used, `SECRET_FILE_UNREADABLE`.
 */
export function loadEnvironment<R extends VariableReader>(
  reader: R,
  source: EnvironmentSource,
): Environment<R> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, variable] of Object.entries(registry) as [VariableName, Variable][]) {
    if (!variable.readers.includes(reader)) continue;
    const { value, problem } = readValue({ name, variable, source });
    if (problem !== undefined) problems.push(problem);
    else if (value !== undefined) values[name] = value;
  }
  if (problems.length > 0) throw invalid(problems);
  return values as Environment<R>;
}

/**
 * The value that a secret has now, found as `loadEnvironment` finds it: a file that holds it is read anew, so that a key may
 * be replaced under a running unit. `undefined` where it is not set.
 *
 * @throws PokerbotError `ENV_INVALID`, `SECRET_FILE_UNREADABLE`
 */
export function readSecret(name: SecretName, source: EnvironmentSource): Secret | undefined {
  const { value, problem } = readValue({ name, variable: registry[name], source });
  if (problem !== undefined) throw invalid([problem]);
  return value as Secret | undefined;
}

interface Lookup {
  readonly name: string;
  readonly variable: Variable;
  readonly source: EnvironmentSource;
}

function readValue(lookup: Lookup): { readonly value?: unknown; readonly problem?: string } {
  const { variable } = lookup;
  const found = readText(lookup) ?? variable.default;
  if (found === undefined) return {};
  const parsed = variable.schema.safeParse(found);
  if (parsed.success) return { value: parsed.data };
  return { problem: describeProblem({ ...lookup, found, error: parsed.error }) };
}

function invalid(problems: readonly string[]): PokerbotError {
  return new PokerbotError('ENV_INVALID', { message: problems.join('\n'), details: { problems } });
}

function readText({ name, variable, source }: Lookup): string | undefined {
  for (const candidate of [name, ...(variable.aliases ?? [])]) {
    const given = source[candidate];
    if (given !== undefined && given !== '') return given;
    if (variable.secret) {
      const path = source[`${candidate}_FILE`];
      // Compose cannot leave out a secret that nobody has: it hands over an empty file.
      const secret = path && readSecretFile(`${candidate}_FILE`, path);
      if (secret) return secret;
    }
  }
  return undefined;
}

function readSecretFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new PokerbotError('SECRET_FILE_UNREADABLE', {
      message: `\`${name}\` points at \`${path}\`, which cannot be read`,
      details: { variable: name, path },
      cause,
    });
  }
}

interface Problem {
  readonly name: string;
  readonly variable: Variable;
  readonly found: string;
  readonly error: z.ZodError;
}

function describeProblem({ name, variable, found, error }: Problem): string {
  const reason = error.issues.map((issue) => issue.message).join(', ');
  return variable.secret
    ? `\`${name}\` cannot be used: ${reason}`
    : `\`${name}\` is \`${found}\`: ${reason}`;
}
