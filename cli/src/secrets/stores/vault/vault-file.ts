import { existsSync, readFileSync, rmSync } from 'node:fs';
import { hasVault } from '../../has-vault.ts';
import { draftOf, putInPlace, writeDraft, writeDurably } from '../../records/durable-file.ts';
import type { SecretPaths } from '../../secret-paths.ts';
import { encryptTo, openWith, type Unopened } from './vault-crypto.ts';
import { vaultDamaged, vaultKeyWrong } from './vault-problems.ts';

/** Values by entry, such as `OPENAI_API_KEY@3`. */
export type VaultValues = Readonly<Record<string, string>>;

const format = 1;

/**
 * What the vault holds; nothing when there was none yet.
 *
 * @throws PokerbotError `VAULT_KEY_WRONG`; `VAULT_DAMAGED` saying whether the version before can be used
 */
export async function readVault(paths: SecretPaths, identity: string): Promise<VaultValues> {
  if (!hasVault(paths)) return {};
  const read = await readFile(paths.vault, identity);
  if ('values' in read) return read.values;
  const before = existsSync(paths.vaultBefore)
    ? await readFile(paths.vaultBefore, identity)
    : undefined;
  const usable = before !== undefined && 'values' in before;
  // A key that opens the version before is the right one.
  if (read.problem === 'wrong key' && !usable) throw vaultKeyWrong(paths.vault, 'key file');
  throw vaultDamaged({
    path: paths.vault,
    reason: read.reason,
    before: usable ? paths.vaultBefore : undefined,
    folder: paths.folder,
  });
}

/** Replaces the vault once the new one is on the disk and was read from there; the old one is kept as the version before. */
export async function writeVault(
  paths: SecretPaths,
  identity: string,
  values: VaultValues,
): Promise<void> {
  const draft = draftOf(paths.vault);
  try {
    writeDraft(draft, await encryptTo({ identity }, JSON.stringify({ format, values })));
    const read = await readFile(draft, identity);
    if (!('values' in read) || JSON.stringify(read.values) !== JSON.stringify(values)) {
      throw new Error('The vault that was just written does not read back');
    }
    keepBefore(paths);
    putInPlace(draft, paths.vault);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether a key alone opens the file; also where there is none. */
export async function isEncryptedTo(path: string, identity: string): Promise<boolean> {
  return !existsSync(path) || 'values' in (await readFile(path, identity));
}

/** By way of a copy, so that there is a vault at every moment. */
function keepBefore({ vault, vaultBefore }: SecretPaths): void {
  if (!existsSync(vault)) return;
  writeDurably(vaultBefore, readFileSync(vault));
}

type ReadVault = { readonly values: VaultValues } | Unopened;

async function readFile(path: string, identity: string): Promise<ReadVault> {
  if (!existsSync(path)) return { problem: 'damaged', reason: 'it is gone' };
  const opened = await openWith(identity, readFileSync(path));
  if ('problem' in opened) return opened;
  const content = parse(opened.text);
  if (isContent(content)) return { values: content.values };
  return { problem: 'damaged', reason: 'it holds something else' };
}

/** Undefined for what is no JSON: the error of the parser would quote the opened vault. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isContent(value: unknown): value is { readonly values: VaultValues } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === format &&
    'values' in value &&
    typeof value.values === 'object' &&
    value.values !== null
  );
}
