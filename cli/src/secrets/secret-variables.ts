import { registry } from '@poker-bot/shared/env/registry';
import { rotationDays } from '@poker-bot/shared/env/rotation-days';
import type { Variable } from '@poker-bot/shared/env/variable';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { nearest } from '../did-you-mean.ts';
import type { SecretSettings } from './secret-settings.ts';

/** A secret that some unit reads. */
export interface SecretVariable {
  readonly name: string;
  /** Units that read it. */
  readonly readers: readonly string[];
  readonly aliases: readonly string[];
  readonly rotation?: Variable['rotation'];
}

/** Every secret that is declared, in the registry or by the workspace. */
export function secretVariables({
  variables,
}: Pick<SecretSettings, 'variables'>): SecretVariable[] {
  const registered = Object.entries(registry as Readonly<Record<string, Variable>>)
    .filter(([, { secret }]) => secret)
    .map(([name, { readers, aliases = [], rotation }]) => ({ name, readers, aliases, rotation }));
  const own = Object.entries(variables)
    .filter(([name]) => !registered.some((each) => each.name === name))
    .map(([name, readers]) => ({ name, readers, aliases: [] }));
  return [...registered, ...own];
}

/**
 * The declared secret of this name, also under another of its names.
 *
 * @throws PokerbotError `SECRET_UNKNOWN` with the nearest name
 */
export function secretVariable(name: string, settings: SecretSettings): SecretVariable {
  const known = secretVariables(settings);
  const found = known.find((each) => each.name === name || each.aliases.includes(name));
  if (found) return found;
  const meant = nearest(
    name.toUpperCase(),
    known.map((each) => each.name),
  );
  // Keys of providers are letters, digits and `_` too, but hardly ever large letters only.
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name) && meant === undefined) throw noName();
  throw new PokerbotError('SECRET_UNKNOWN', {
    message: `\`${name}\` is not a secret that a unit reads`,
    next: [
      ...(meant === undefined ? [] : [`Did you mean \`${meant}\`?`]),
      'Name it and its readers in `pokerbot.yaml`: `secrets: { variables: { NAME: [unit] } }`',
    ],
    details: { name },
  });
}

/** What was given may be the value: it is not repeated. */
function noName(): PokerbotError {
  return new PokerbotError('SECRET_UNKNOWN', {
    message: 'what was given as the name of a secret is no name of a variable',
    next: ['Name the variable, such as `OPENAI_API_KEY`; its value is asked for, or piped in'],
  });
}

const day = 86_400_000;

/** When a value is to be replaced, in milliseconds since the epoch; undefined where no cadence is set. */
export function dueAt(createdAt: string, rotation: Variable['rotation']): number | undefined {
  return rotation && Date.parse(createdAt) + rotationDays[rotation] * day;
}
