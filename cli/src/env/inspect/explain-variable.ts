import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { nearest } from '../../did-you-mean.ts';
import type { EnvExplainResult } from '../../schemas/env-explain-result.ts';
import { environmentLayers } from '../environment-layers.ts';
import { shownValue } from '../is-secret.ts';
import { isForeignName, type KnownName, knownName, knownSpellings } from '../known-names.ts';
import { describeValues } from './describe-values.ts';
import {
  readWorkspaceEnvironment,
  type WorkspaceEnvironment,
  type WorkspaceQuestion,
} from './workspace-environment.ts';

export interface ExplainQuestion extends WorkspaceQuestion {
  /** The variable, under any of its names. */
  readonly variable: string;
}

type Unit = EnvExplainResult['units'][number];

/**
 * Everything about one variable: what it is for, who reads it, each place that sets it and which one counts.
 *
 * @throws PokerbotError `VARIABLE_UNKNOWN`, and for files that cannot be read
 */
export function explainVariable(question: ExplainQuestion): EnvExplainResult {
  const known = knownName(question.variable);
  const environment = readWorkspaceEnvironment(question);
  const own = environment.manifest.secrets?.variables?.[question.variable];
  const units = known
    ? environment.readers
        .filter((reader) => known.variable.readers.some((each) => each === reader))
        .map((unit) => unitOf(unit, known, environment))
    : own
      ? own.map((unit) => ownSecret(unit, question.variable, environment))
      : ownUnits(question.variable, environment);
  if (!known && units.length === 0) throw unknown(question.variable);
  return {
    variable: known?.name ?? question.variable,
    registered: known !== undefined,
    ...(known ? describe(known) : undescribed),
    ...(own && !known && { secret: true, readers: [...own] }),
    units,
    howToSet: howToSet(known, question.variable, own !== undefined),
  };
}

function describe({ variable }: KnownName) {
  const { purpose, owner, rotation, storage, ci, secret, emptyAllowed, aliases = [] } = variable;
  return {
    purpose,
    expects: describeValues(variable),
    default: variable.default ?? null,
    emptyAllowed,
    secret,
    aliases: [...aliases],
    readers: [...variable.readers],
    owner,
    rotation: rotation ?? null,
    storage,
    ci,
  };
}

const undescribed = {
  purpose: null,
  expects: null,
  default: null,
  emptyAllowed: true,
  secret: false,
  aliases: [],
  readers: [],
  owner: null,
  rotation: null,
  storage: null,
  ci: null,
};

function unitOf(
  unit: string,
  { name, variable }: KnownName,
  { inputs }: WorkspaceEnvironment,
): Unit {
  const spellings = (variable.secret ? ['', '_FILE'] : ['']).flatMap((suffix) =>
    [name, ...(variable.aliases ?? [])].map((each) => each + suffix),
  );
  const written = environmentLayers(unit, inputs).flatMap(({ get, source }) =>
    spellings.flatMap((as) => {
      const found = get(as);
      if (!found) return [];
      const hidden = variable.secret && !as.endsWith('_FILE');
      const ignored = found.value === '' && variable.emptyAllowed;
      const value = shownValue(found.value, hidden);
      return [{ as, source, origin: found.origin, value, ignored }];
    }),
  );
  const preset =
    variable.default === undefined
      ? []
      : [
          {
            as: name,
            source: 'default' as const,
            origin: 'default',
            value: variable.default,
            ignored: false,
          },
        ];
  return counted(unit, [...written, ...preset]);
}

/** A secret that only the manifest names. */
function ownSecret(unit: string, name: string, { inputs }: WorkspaceEnvironment): Unit {
  const written = environmentLayers(unit, inputs).flatMap(({ get, source }) =>
    [name, `${name}_FILE`].flatMap((as) => {
      const found = get(as);
      if (!found) return [];
      const value = shownValue(found.value, as === name);
      return [{ as, source, origin: found.origin, value, ignored: found.value === '' }];
    }),
  );
  return counted(unit, written);
}

/** A variable that only this workspace knows. */
function ownUnits(name: string, { readers, inputs }: WorkspaceEnvironment): Unit[] {
  return readers.flatMap((unit) => {
    const written = environmentLayers(unit, inputs)
      .filter(({ ownNames }) => ownNames.includes(name))
      .flatMap(({ get, source }) => {
        const found = get(name);
        return found
          ? [
              {
                as: name,
                source,
                origin: found.origin,
                value: shownValue(found.value, false),
                ignored: false,
              },
            ]
          : [];
      });
    return written.length === 0 ? [] : [counted(unit, written)];
  });
}

/** Of the layers, the strongest first, the first one that says anything counts. */
function counted(unit: string, layers: readonly Omit<Unit['layers'][number], 'counts'>[]): Unit {
  const winner = layers.findIndex(({ ignored }) => !ignored);
  return { unit, layers: layers.map((each, index) => ({ ...each, counts: index === winner })) };
}

function howToSet(known: KnownName | undefined, written: string, own: boolean): string {
  if (!known && own) return secretHint(written);
  if (!known) return `Write \`${written}=…\` into \`.env\` or \`.env.<unit>\`.`;
  const { name, variable } = known;
  if (variable.secret) {
    return secretHint(name);
  }
  const [only] = variable.readers;
  if (only === 'cli') return `Set \`${name}\` where \`pokerbot\` is started.`;
  const file = variable.readers.length === 1 && only !== 'compose' ? `.env.${only}` : '.env';
  return `Write \`${name}=…\` into \`${file}\`.`;
}

function secretHint(name: string): string {
  return `Run \`pokerbot secrets set ${name}\`, or name a file that holds it: \`${name}_FILE=…\`.`;
}

function unknown(variable: string): PokerbotError {
  // What was given may be a value: it is not repeated.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
    return new PokerbotError('VARIABLE_UNKNOWN', {
      message: 'what was given is no name of a variable',
      next: ['Name one, such as `OPENAI_BASE_URL`: `pokerbot env list` has them'],
    });
  }
  const meant = nearest(variable.toUpperCase(), knownSpellings());
  const foreign = isForeignName(variable) ? '; it belongs to a tool of others' : '';
  return new PokerbotError('VARIABLE_UNKNOWN', {
    message: `\`${variable}\` is no variable of pokerbot, and nothing here sets it${foreign}`,
    ...(meant !== undefined && { next: [`Did you mean \`${meant}\`?`] }),
    details: { variable },
  });
}
