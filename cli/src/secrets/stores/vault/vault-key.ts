import { existsSync, readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import { hasVault } from '../../has-vault.ts';
import { createDurably } from '../../records/durable-file.ts';
import type { SecretPaths } from '../../secret-paths.ts';
import { encryptWithPassphrase, newIdentity, openWithPassphrase } from './vault-crypto.ts';
import { keyFileUnusable, vaultDamaged, vaultKeyWrong, vaultLocked } from './vault-problems.ts';

export interface VaultKeyOptions {
  readonly paths: SecretPaths;
  /** File with the passphrase, for when nobody is there to be asked. */
  readonly passphraseFile?: string | undefined;
  /** Whether a vault that is made now opens with a passphrase and not with a key file. */
  readonly newWithPassphrase?: boolean | undefined;
  /** Asks for the passphrase, a new one twice; undefined when nobody is there. */
  readonly askPassphrase?: ((kind: 'known' | 'new') => Promise<Secret>) | undefined;
  /** Told when a key file was made. */
  readonly onNewKeyFile?: ((path: string) => void) | undefined;
}

/**
 * The key of the vault, or a new one for a vault that does not exist. With a passphrase it is the key that is encrypted, so
 * that only opening it costs time, once a command.
 *
 * @throws PokerbotError `VAULT_LOCKED`, `VAULT_KEY_WRONG`, `VAULT_DAMAGED`
 */
export async function vaultKey(options: VaultKeyOptions): Promise<Secret> {
  const { paths, passphraseFile, newWithPassphrase } = options;
  if (existsSync(paths.vaultIdentity)) return await unlocked(options);
  const there = hasVault(paths);
  if (existsSync(paths.vaultKeyFile) && (there || !newWithPassphrase)) {
    return readKeyFile(paths.vaultKeyFile);
  }
  if (there) throw vaultLocked(paths, 'key');
  return newWithPassphrase || passphraseFile
    ? await newLockedKey(options)
    : await newKeyFile(options);
}

/**
 * The keys of a key file, a line each: the first encrypts, all of them open. There are two while vaults get a new key.
 *
 * @throws PokerbotError `VAULT_LOCKED`
 */
export function readKeyFile(path: string): Secret {
  const keys = readText(path)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0 || !keys.every((key) => /^AGE-SECRET-KEY-1[0-9A-Z]+$/.test(key))) {
    throw keyFileUnusable(path, 'it holds no `AGE-SECRET-KEY-1…`');
  }
  return new Secret(keys.join('\n'));
}

export function keyFileText(keys: readonly string[]): string {
  return `# Opens the secret vaults of pokerbot. Keep a copy elsewhere.\n${keys.join('\n')}\n`;
}

/** Two commands may make it at once: the first wins, and the other uses that one. */
async function newKeyFile({ paths, onNewKeyFile }: VaultKeyOptions): Promise<Secret> {
  const { vaultKeyFile } = paths;
  const identity = await newIdentity();
  if (!createDurably(vaultKeyFile, keyFileText([identity]))) return readKeyFile(vaultKeyFile);
  onNewKeyFile?.(vaultKeyFile);
  return new Secret(identity);
}

async function unlocked(options: VaultKeyOptions): Promise<Secret> {
  const { paths } = options;
  const passphrase = await passphraseOf(options, 'known');
  const opened = await openWithPassphrase(passphrase.reveal(), readFileSync(paths.vaultIdentity));
  if ('text' in opened) return new Secret(opened.text.trim());
  if (opened.problem === 'wrong key') throw vaultKeyWrong(paths.vault, 'passphrase');
  throw vaultDamaged({ path: paths.vaultIdentity, reason: opened.reason, folder: paths.folder });
}

async function newLockedKey(options: VaultKeyOptions): Promise<Secret> {
  const passphrase = await passphraseOf(options, 'new');
  const identity = await newIdentity();
  const locked = await encryptWithPassphrase(passphrase.reveal(), `${identity}\n`);
  if (!createDurably(options.paths.vaultIdentity, locked)) return await unlocked(options);
  return new Secret(identity);
}

async function passphraseOf(options: VaultKeyOptions, kind: 'known' | 'new'): Promise<Secret> {
  const { passphraseFile, askPassphrase, paths } = options;
  if (passphraseFile) {
    const passphrase = readText(passphraseFile).replace(/\r?\n$/, '');
    if (passphrase === '') throw keyFileUnusable(passphraseFile, 'it is empty');
    return new Secret(passphrase);
  }
  if (!askPassphrase) throw vaultLocked(paths, 'passphrase');
  return await askPassphrase(kind);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PokerbotError('VAULT_LOCKED', {
      message: `\`${path}\` cannot be read: ${reason}`,
      details: { path },
      cause,
    });
  }
}
