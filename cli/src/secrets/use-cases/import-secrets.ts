import { readFileSync, realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DotenvEntry, DotenvFile } from '../../env/dotenv-file.ts';
import { formatDotenv } from '../../env/dotenv-file.ts';
import { parseDotenv } from '../../env/parse-dotenv.ts';
import { grouped, inEnvironment, inFile, refuseOther, secretIn } from '../found-secrets.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { usable, utf8Text } from '../read-value.ts';
import { writeDurably } from '../records/durable-file.ts';
import type { StoreWish } from '../secret-settings.ts';
import { type SecretVariable, secretVariables } from '../secret-variables.ts';
import { whySkipped } from '../why-skipped.ts';
import type { SecretsImportResult } from './results.ts';
import { setSecret } from './set-secret.ts';

export interface ImportSecretsOptions {
  readonly secrets: OpenSecrets;
  readonly workspace: string;
  /** Environment files, as paths from the workspace. */
  readonly files: readonly string[];
  /** Lines of an environment file that were piped in. */
  readonly piped?: Uint8Array | undefined;
  /** Take what the process environment has, and leave it there. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly wish?: StoreWish | undefined;
  /** Replace the value that the store has by another one. */
  readonly overwrite: boolean;
  readonly now: number;
}

/**
 * Takes secrets out of environment files: each is stored and read back before the line that has it becomes a comment. A file
 * that changed meanwhile is left as it is, and so is a line that only holds the place of a value, or names another variable.
 *
 * @throws PokerbotError `SECRET_AMBIGUOUS` when two lines disagree, `SECRET_DIFFERS` when a line and the store do, both before anything is
 *   stored; those of the store
 */
export async function importSecrets(options: ImportSecretsOptions): Promise<SecretsImportResult> {
  const { secrets, workspace, wish, now } = options;
  const declared = secretVariables(secrets.settings);
  const texts = options.files.map((path) => readText(workspace, path));
  const found = [
    ...inFile(parseDotenv(decoded(options.piped ?? new Uint8Array(), 'stdin'), 'stdin'), declared),
    ...texts.flatMap(({ file }) => inFile(file, declared)),
    ...inEnvironment(options.environment ?? {}, declared),
  ];
  const groups = grouped(found.filter(({ skipped }) => skipped === undefined));
  if (!options.overwrite) for (const group of groups) refuseOther(group, secrets);
  const imported: SecretsImportResult['imported'][number][] = [];
  for (const group of groups) {
    const [{ variable, value }] = group;
    const { name } = variable;
    const stored = await setSecret({
      secrets,
      variable,
      wish,
      now,
      value: async () => usable(name, Buffer.from(value)),
    });
    const { store, version, previous, changed } = stored;
    const from = group.map((each) => each.from);
    imported.push({ name, store, version, previous, changed, from });
  }
  const stores = new Map(imported.map(({ name, store }) => [name, store]));
  const files = texts.filter((each) => takeOut(each, { stores, declared }));
  const skipped = found.flatMap(({ variable: { name }, from, skipped: reason }) =>
    reason === undefined ? [] : [{ name, from, reason }],
  );
  return { imported, skipped, files: files.map(({ file }) => file.path) };
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
    const text = decoded(readFileSync(real), path);
    return { path: real, text, file: parseDotenv(text, relative(workspace, absolute)) };
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    // Whoever gives the value itself has named no file: it is not repeated.
    if ('code' in cause && cause.code === 'ENOENT') throw noSuchFile();
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${cause.message}`,
      details: { path },
      cause,
    });
  }
}

function noSuchFile(): PokerbotError {
  return new PokerbotError('FILE_UNREADABLE', {
    message: 'there is no file of the name that was given',
    next: ['Name an environment file of the workspace, such as `.env.agents`'],
  });
}

/** In another encoding every character that is not ASCII would be lost, from the secret and from the file. */
function decoded(bytes: Uint8Array, path: string): string {
  const text = utf8Text(bytes);
  if (text !== undefined) return text;
  throw new PokerbotError('FILE_UNREADABLE', {
    message: `\`${path}\` is not valid UTF-8; nothing was changed`,
    next: ['Save it as UTF-8, then run the command again'],
    details: { path },
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
    if (!variable || entry.kind !== 'assignment' || whySkipped(entry)) return entry;
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
