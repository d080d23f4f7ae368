import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSecretName } from '../../is-secret.ts';
import { knownName } from '../../known-names.ts';
import { isPlaceholder } from '../settings/placeholder.ts';
import { statIfAny } from '../stat-if-any.ts';
import type { AuditSubject } from '../subject.ts';
import type { Sought } from './find-secrets.ts';

/** Shorter values would be found everywhere by chance. */
const shortest = 8;

type Environment = Readonly<Record<string, string | undefined>>;

/** The registered secrets of an environment, by their first name. */
export function secretsOf(environment: Environment): [string, string][] {
  return Object.entries(environment).flatMap(([name, value]): [string, string][] => {
    const known = knownName(name);
    return known?.variable.secret && !known.isPath && value ? [[known.name, value]] : [];
  });
}

/** What to search for in the texts of a workspace. */
export function soughtSecrets(subject: AuditSubject): Sought {
  const names = Object.keys(subject.manifest?.secrets?.variables ?? {});
  return { values: ownSecrets(subject), names };
}

/** Every secret value of the workspace that is known: to be searched for, never shown. */
export function ownSecrets(subject: AuditSubject): Map<string, string> {
  const { assignments, environment, workspace, manifest, storedValues } = subject;
  const written = assignments.map(({ name, value }): [string, string] => [name, value]);
  const found = [...written, ...Object.entries(environment)].flatMap(([name, value]) => {
    const known = knownName(name);
    if (!value || !(known?.isPath || isSecretName(name, manifest))) return [];
    const text = known?.isPath ? readIfAny(resolve(workspace, value)) : value;
    return text === undefined ? [] : [[text, known?.name ?? name] as const];
  });
  return new Map(
    [...found, ...storedValues].filter(
      ([text]) => text.length >= shortest && !isPlaceholder(text, { secret: true }),
    ),
  );
}

function readIfAny(path: string): string | undefined {
  try {
    // A pipe gives what it holds only once.
    return statIfAny(path)?.isFile() ? readFileSync(path, 'utf8').trim() : undefined;
  } catch {
    return undefined;
  }
}
