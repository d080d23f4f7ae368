import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { formatAssignment } from '../../env/format-assignment.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { createDurably } from '../records/durable-file.ts';
import { currentOf } from '../records/version-changes.ts';
import { neverStored } from '../secret-problems.ts';
import { secretVariable, secretVariables } from '../secret-variables.ts';
import type { SecretsExportResult } from './results.ts';

export interface ExportSecretsOptions {
  readonly secrets: OpenSecrets;
  readonly workingDirectory: string;
  /** Those of these names; all when empty. */
  readonly names: readonly string[];
  /** `age1…`: whoever has its key can read the file. */
  readonly recipient: string;
  readonly file: string;
}

/**
 * Writes current values into a file that only its recipient can read. An export never leaves them readable.
 *
 * @throws PokerbotError `SECRET_UNKNOWN`, `SECRET_NOT_STORED`, `FILE_UNWRITABLE` when the file is there, `USAGE` for an unusable recipient
 */
export async function exportSecrets(options: ExportSecretsOptions): Promise<SecretsExportResult> {
  const { secrets, workingDirectory, recipient, file } = options;
  const { book } = secrets;
  const names =
    options.names.length > 0
      ? options.names.map((name) => secretVariable(name, secrets.settings).name)
      : everything(secrets);
  const lines: string[] = [];
  for (const name of names) {
    const kept = await book.current(name);
    if (!kept) throw neverStored(name);
    lines.push(formatAssignment(name, kept.value.reveal()));
  }
  // Loaded here, since it takes a while and is needed only here.
  const { encryptTo } = await import('../stores/vault/vault-crypto.ts');
  const encrypted = await encryptTo({ recipient }, lines.map((line) => `${line}\n`).join('')).catch(
    () => {
      throw unusableRecipient();
    },
  );
  await book.note('exported', names);
  if (createDurably(resolve(workingDirectory, file), encrypted)) {
    return { file, recipient, secrets: names };
  }
  throw new PokerbotError('FILE_UNWRITABLE', {
    message: `\`${file}\` is there already, and is not overwritten`,
    next: ['Name another file: `--output FILE`'],
    details: { path: file },
  });
}

function everything({ book, settings }: OpenSecrets): string[] {
  const declared = secretVariables(settings).map(({ name }) => name);
  return book.records
    .filter((record) => currentOf(record) && declared.includes(record.name))
    .map(({ name }) => name);
}

/** Whoever mixes up the two halves of a key has given the private one: it is not repeated. */
function unusableRecipient(): PokerbotError {
  return new PokerbotError('USAGE', {
    message: '`--recipient` is no recipient that can be encrypted to',
    next: [
      'A recipient begins with `age1`: `age-keygen` prints one',
      'If it was a private key, make another one: it may stand in the history of your shell',
    ],
  });
}
