import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EnvDiffResult } from '../../schemas/env-diff-result.ts';
import type { Manifest } from '../../stack/manifest/manifest-schema.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';
import { plan } from '../../stack/use-cases/plan.ts';
import type { StackContext } from '../../stack/use-cases/stack-context.ts';
import { findWorkspace, findWorkspaceIfAny } from '../../workspace/find-workspace.ts';
import { dotenvValues } from '../dotenv-file.ts';
import { isSecretName, shownValue } from '../is-secret.ts';
import { knownName } from '../known-names.ts';
import { parseDotenv } from '../parse-dotenv.ts';
import { resolveEnvironment } from '../resolve-environment.ts';
import { readWorkspaceEnvironment } from './workspace-environment.ts';

export interface DiffQuestion {
  readonly context: StackContext & { readonly workingDirectory: string };
  /** Value of `--workspace`. */
  readonly workspace: string | undefined;
  /** Two files or two workspaces; with one it is this workspace, or its `.env`, that the other one is held against. */
  readonly places: readonly string[];
}

type Difference = EnvDiffResult['differences'][number];

/** Variables of one unit, or of a file. */
type Values = ReadonlyMap<string, string>;
type Sides = Readonly<Record<string, Values>>;

/**
 * What differs between two environment files, two workspaces, or, without either, what runs and what is declared.
 *
 * @throws PokerbotError `STACK_DOWN`, `USAGE`, and for files that cannot be read
 */
export async function diffEnvironments(question: DiffQuestion): Promise<EnvDiffResult> {
  const { places, context } = question;
  const [first, second] = places;
  const search = { workingDirectory: context.workingDirectory, workspace: question.workspace };
  if (first === undefined) return await diffRunning(findWorkspace(search), context);
  const paths = places.map((place) => resolve(context.workingDirectory, place));
  const [one = '', other] = paths;
  if (isFolder(one)) {
    const from = other === undefined ? findWorkspace(search) : findWorkspace(at(one));
    const to = findWorkspace(at(other ?? one));
    if (other !== undefined && !isFolder(other)) throw mixed(first, second);
    return compare([from, to], unitsOf, manifestOf(to));
  }
  if (other !== undefined && isFolder(other)) throw mixed(first, second);
  const from = other === undefined ? resolve(findWorkspace(search), '.env') : one;
  const here = findWorkspaceIfAny(search);
  return compare(
    [from, other ?? one],
    (file) => ({ '': valuesOf(file) }),
    here === undefined ? undefined : manifestOf(here),
  );
}

/** Undefined where it cannot be read: what is compared may be fine. */
function manifestOf(workspace: string): OwnManifest {
  try {
    return readManifest(workspace);
  } catch {
    return undefined;
  }
}

function at(workingDirectory: string) {
  return { workingDirectory };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function mixed(first: string, second: string | undefined): PokerbotError {
  return new PokerbotError('USAGE', {
    message: `One of \`${first}\` and \`${second}\` is a file and the other one a folder`,
    next: ['Name two environment files, or two workspaces'],
  });
}

function compare(
  [from, to]: readonly [string, string],
  read: (place: string) => Sides,
  manifest: OwnManifest,
): EnvDiffResult {
  const [before, after] = [read(from), read(to)];
  const units = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const none: Values = new Map();
  return {
    from,
    to,
    differences: units.flatMap((unit) =>
      differences(unit, before[unit] ?? none, after[unit] ?? none).map((each) =>
        difference(each, manifest),
      ),
    ),
  };
}

function differences(unit: string, before: Values, after: Values): Changed[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({ unit, name, from: before.get(name), to: after.get(name) }));
}

/** Of a workspace that is compared, or in which the command was given: it may name secrets of its own. */
type OwnManifest = Pick<Manifest, 'secrets'> | undefined;

interface Changed {
  readonly unit: string;
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function difference({ unit, name, from, to }: Changed, manifest: OwnManifest): Difference {
  const secret = isSecretName(name, manifest);
  const shown = (value: string | undefined) =>
    value === undefined ? null : shownValue(value, secret);
  const changed = to === undefined ? 'removed' : 'changed';
  return {
    unit: unit === '' ? null : unit,
    variable: name,
    from: shown(from),
    to: shown(to),
    kind: from === undefined ? 'added' : changed,
    secret,
  };
}

/** What each unit of a workspace gets by its files, without what the caller's own environment would change. */
function unitsOf(workspace: string): Sides {
  const { readers, inputs } = readWorkspaceEnvironment({ workspace, environment: {} });
  return Object.fromEntries(
    readers.map((unit) => [
      unit,
      new Map(
        Object.entries(resolveEnvironment(unit, inputs)).map(([name, { value }]) => [name, value]),
      ),
    ]),
  );
}

function valuesOf(file: string): Values {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${file}\` cannot be read: ${(cause as Error).message}`,
      details: { path: file },
      cause,
    });
  }
  // Under its first name, so that an alias is no difference.
  return new Map(
    [...dotenvValues(parseDotenv(text, file))].map(([name, { value }]) => {
      const known = knownName(name);
      return [known ? `${known.name}${known.isPath ? '_FILE' : ''}` : name, value];
    }),
  );
}

async function diffRunning(workspace: string, context: StackContext): Promise<EnvDiffResult> {
  if ((await context.drivers.runsUnder(workspace)) === undefined) {
    throw new PokerbotError('STACK_DOWN', {
      message: 'Nothing of this workspace runs that could differ from what is declared',
      next: [
        'Start it with `pokerbot up`',
        'Or name what to compare: `pokerbot env diff FILE FILE`',
      ],
    });
  }
  const { operations } = await plan({ context, workspace, follow: true, listen: () => undefined });
  const manifest = manifestOf(workspace);
  const starts = operations.filter(({ kind }) => kind === 'start');
  return {
    from: 'running',
    to: 'declared',
    differences: starts.flatMap(({ target, cause }) =>
      cause.changes
        .filter(({ field }) => /^[A-Z_][A-Z0-9_]*$/.test(field))
        .map(({ field, from, to }) =>
          difference({ unit: target, name: field, from, to }, manifest),
        ),
    ),
  };
}
