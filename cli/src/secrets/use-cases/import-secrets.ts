import { readFileSync, realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DotenvEntry, DotenvFile } from '../../env/dotenv-file.ts';
import { formatDotenv } from '../../env/dotenv-file.ts';
import { parseDotenv } from '../../env/parse-dotenv.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { usable } from '../read-value.ts';
import { writeDurably } from '../records/durable-file.ts';
import type { StoreWish } from '../secret-settings.ts';
import { type SecretVariable, secretVariables } from '../secret-variables.ts';
import type { SecretsImportResult } from './results.ts';
import { setSecret } from './set-secret.ts';

export interface ImportSecretsOptions {
  readonly secrets: OpenSecrets;
  readonly workspace: string;
  /** Environment files, as paths from the workspace. */
  readonly files: readonly string[];
  /** Lines of an environment file that were piped in. */
  readonly piped?: string | undefined;
  /** Take what the process environment has, and leave it there. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly wish?: StoreWish | undefined;
  readonly now: number;
}

interface Found {
  readonly variable: SecretVariable;
  readonly value: string;
  readonly from: string;
}

/**
 * Takes secrets out of environment files: each is stored and read back before the line that has it becomes a comment. A file
 * that changed meanwhile is left as it is.
 *
 * @throws PokerbotError `SECRET_AMBIGUOUS` when two lines disagree, before anything is stored; those of the store
 */
export async function importSecrets(options: ImportSecretsOptions): Promise<SecretsImportResult> {
  const { secrets, workspace, wish, now } = options;
  const declared = secretVariables(secrets.settings);
  const texts = options.files.map((path) => readText(workspace, path));
  const found = [
    ...inFile(parseDotenv(options.piped ?? '', 'stdin'), declared),
    ...texts.flatMap(({ file }) => inFile(file, declared)),
    ...inEnvironment(options.environment ?? {}, declared),
  ];
  const imported: SecretsImportResult['imported'][number][] = [];
  for (const group of grouped(found)) {
    const [{ variable, value }] = group;
    const { name } = variable;
    const stored = await setSecret({
      secrets,
      variable,
      wish,
      now,
      value: async () => usable(name, Buffer.from(value)),
    });
    const { store, version, changed } = stored;
    imported.push({ name, store, version, changed, from: group.map(({ from }) => from) });
  }
  const stores = new Map(imported.map(({ name, store }) => [name, store]));
  const files = texts.filter((each) => takeOut(each, { stores, declared }));
  return { imported, files: files.map(({ file }) => file.path) };
}

interface FileText {
  /** Absolute, the file itself and no link to it. */
  readonly path: string;
  readonly text: string;
  readonly file: DotenvFile;
}

function readText(workspace: string, path: string): FileText {
  const absolute = resolve(workspace, path);
  try {
    const real = realpathSync(absolute);
    const text = readFileSync(real, 'utf8');
    return { path: real, text, file: parseDotenv(text, relative(workspace, absolute)) };
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${cause.message}`,
      details: { path },
      cause,
    });
  }
}

function inFile(file: DotenvFile, declared: readonly SecretVariable[]): Found[] {
  return file.entries.flatMap((entry) => {
    const variable = secretIn(entry, declared);
    if (!variable || entry.kind !== 'assignment') return [];
    return [{ variable, value: entry.value, from: `${file.path}:${entry.line}` }];
  });
}

function secretIn(entry: DotenvEntry, declared: readonly SecretVariable[]) {
  if (entry.kind !== 'assignment' || entry.value === '') return undefined;
  return declared.find(({ name, aliases }) => [name, ...aliases].includes(entry.name));
}

function inEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  declared: readonly SecretVariable[],
): Found[] {
  return declared.flatMap((variable) => {
    const { name, aliases } = variable;
    const value = [name, ...aliases].map((each) => environment[each]).find(Boolean);
    return value ? [{ variable, value, from: 'process environment' }] : [];
  });
}

/** By secret. One value per name: which of two is meant, only their owner knows. */
function grouped(found: readonly Found[]): [Found, ...Found[]][] {
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

function ambiguous(name: string, from: readonly string[]): PokerbotError {
  return new PokerbotError('SECRET_AMBIGUOUS', {
    message: `\`${name}\` has two values: ${from.map((place) => `\`${place}\``).join(' and ')}; nothing was stored`,
    next: ['Delete the line that is wrong, then run the command again'],
    details: { name, from },
  });
}

/** Whether the file had something to take out. */
function takeOut(
  { path, text, file }: FileText,
  known: {
    readonly stores: ReadonlyMap<string, string>;
    readonly declared: readonly SecretVariable[];
  },
): boolean {
  const entries = file.entries.map((entry): DotenvEntry => {
    const variable = secretIn(entry, known.declared);
    if (!variable) return entry;
    const end = entry.raw.endsWith('\r\n') ? '\r\n' : '\n';
    const store = known.stores.get(variable.name);
    return {
      kind: 'text',
      raw: `# ${variable.name} is kept in the ${store}: pokerbot secrets${end}`,
    };
  });
  const without = formatDotenv({ ...file, entries });
  if (without === text) return false;
  if (readFileSync(path, 'utf8') !== text) {
    throw new PokerbotError('FILE_UNWRITABLE', {
      message: `\`${file.path}\` was changed meanwhile; its secrets are stored, and still in it`,
      next: ['Run the command again'],
      details: { path: file.path },
    });
  }
  writeDurably(path, without);
  return true;
}
