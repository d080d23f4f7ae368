import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';
import type { EnvListResult } from '../../schemas/env-list-result.ts';
import type { Manifest } from '../../stack/manifest/manifest-schema.ts';
import { shownValue } from '../is-secret.ts';
import { knownName } from '../known-names.ts';
import { resolveEnvironment } from '../resolve-environment.ts';
import { checkReaderNames } from './check-reader-names.ts';
import { readWorkspaceEnvironment, type WorkspaceQuestion } from './workspace-environment.ts';

export interface ListQuestion extends WorkspaceQuestion {
  /** All when none is named. */
  readonly units: readonly string[];
  /** Only what somebody has written. */
  readonly onlySet: boolean;
}

type Row = EnvListResult['variables'][number];

/**
 * What each unit gets, and where from. Secrets without their values.
 *
 * @throws PokerbotError `UNIT_UNKNOWN`, and for files that cannot be read
 */
export function listVariables(question: ListQuestion): EnvListResult {
  const { readers, inputs, manifest } = readWorkspaceEnvironment(question);
  checkReaderNames(question.units, readers);
  const chosen = question.units.length > 0 ? question.units : readers;
  const rows = chosen.flatMap((unit) => {
    const resolved = resolveEnvironment(unit, inputs);
    const set = Object.entries(resolved).map(
      ([variable, { value, source, origin, secret }]): Row => ({
        unit,
        variable,
        value: shownValue(value, secret),
        secret,
        source,
        origin,
      }),
    );
    return [...set, ...notSet(unit, resolved), ...ownNotSet(unit, resolved, manifest)];
  });
  const variables = rows
    .filter(({ source }) => !question.onlySet || (source !== 'default' && source !== 'unset'))
    .sort(
      (one, other) =>
        chosen.indexOf(one.unit) - chosen.indexOf(other.unit) ||
        (one.variable < other.variable ? -1 : 1),
    );
  return { workspace: question.workspace, variables };
}

/** Secrets that only the manifest names. */
function ownNotSet(
  unit: string,
  resolved: Readonly<Record<string, unknown>>,
  { secrets }: Pick<Manifest, 'secrets'>,
): Row[] {
  return Object.entries(secrets?.variables ?? {})
    .filter(([name, readers]) => readers.includes(unit) && !knownName(name))
    .filter(([name]) => !(name in resolved) && !(`${name}_FILE` in resolved))
    .map(([variable]) => ({
      unit,
      variable,
      value: null,
      secret: true,
      source: 'unset',
      origin: 'nowhere',
    }));
}

function notSet(unit: string, resolved: Readonly<Record<string, unknown>>): Row[] {
  const table: Readonly<Record<string, Variable>> = registry;
  const given = new Set(Object.keys(resolved).map((name) => knownName(name)?.name ?? name));
  return Object.entries(table)
    .filter(([name, { readers }]) => readers.some((each) => each === unit) && !given.has(name))
    .map(([variable, { secret }]) => ({
      unit,
      variable,
      value: null,
      secret,
      source: 'unset',
      origin: 'nowhere',
    }));
}
