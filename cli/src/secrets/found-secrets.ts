import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import { isPlaceholder } from '../env/audit/settings/placeholder.ts';
import type { DotenvEntry, DotenvFile } from '../env/dotenv-file.ts';
import type { OpenSecrets } from './open-secrets.ts';
import { currentOf } from './records/version-changes.ts';
import type { SecretVariable } from './secret-variables.ts';
import { whySkipped } from './why-skipped.ts';

/** A value that somebody has written in place of a secret. */
export interface Found {
  readonly variable: SecretVariable;
  readonly value: string;
  readonly from: string;
  /** Why it is not stored. */
  readonly skipped?: ReturnType<typeof whySkipped>;
}

/** The secrets that the lines of a file set, with what only holds their places. */
export function inFile(file: DotenvFile, declared: readonly SecretVariable[]): Found[] {
  return file.entries.flatMap((entry) => {
    const variable = secretIn(entry, declared);
    if (!variable || entry.kind !== 'assignment') return [];
    const from = `${file.path}:${entry.line}`;
    return [{ variable, value: entry.value, from, skipped: whySkipped(entry) }];
  });
}

/** The secret that a line sets; undefined for any other line, and for an empty value. */
export function secretIn(entry: DotenvEntry, declared: readonly SecretVariable[]) {
  if (entry.kind !== 'assignment' || entry.value === '') return undefined;
  return declared.find(({ name, aliases }) => [name, ...aliases].includes(entry.name));
}

export function inEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  declared: readonly SecretVariable[],
): Found[] {
  return declared.flatMap((variable) => {
    const { name, aliases } = variable;
    const value = [name, ...aliases].map((each) => environment[each]).find(Boolean);
    const skipped = value && isPlaceholder(value, { secret: true }) ? 'placeholder' : undefined;
    return value ? [{ variable, value, from: 'process environment', skipped }] : [];
  });
}

/**
 * By secret. One value per name: which of two is meant, only their owner knows.
 *
 * @throws PokerbotError `SECRET_AMBIGUOUS`
 */
export function grouped(found: readonly Found[]): [Found, ...Found[]][] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const each of found) {
    const { name } = each.variable;
    const group = groups.get(name);
    if (!group) groups.set(name, [each]);
    else if (group[0].value === each.value) group.push(each);
    else throw ambiguous(name, [group[0].from, each.from]);
  }
  return [...groups.values()];
}

/**
 * The store may have the newer one: a line beside it has had no effect since.
 *
 * @throws PokerbotError `SECRET_DIFFERS`
 */
export function refuseOther(
  [{ variable, value, from }]: readonly [Found, ...Found[]],
  { book }: OpenSecrets,
) {
  const { name } = variable;
  const current = currentOf(book.record(name));
  if (!current || current.fingerprint === book.fingerprint(new Secret(value))) return;
  throw new PokerbotError('SECRET_DIFFERS', {
    message: `\`${name}\` has another value in the store (version ${current.version}, stored ${current.createdAt}) than in \`${from}\`; nothing was stored`,
    next: [
      'If the stored one is right, delete that line',
      'If that line is right, run the command again with `--overwrite`',
    ],
    details: { name, from, version: current.version },
  });
}

function ambiguous(name: string, from: readonly string[]): PokerbotError {
  return new PokerbotError('SECRET_AMBIGUOUS', {
    message: `\`${name}\` has two values: ${from.map((place) => `\`${place}\``).join(' and ')}; nothing was stored`,
    next: ['Delete the line that is wrong, then run the command again'],
    details: { name, from },
  });
}
