import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SecretPaths } from '../../secret-paths.ts';
import { beginAnew } from '../../secret-problems.ts';

/** Neither key nor passphrase is there. */
export function vaultLocked(
  { folder, vault, vaultKeyFile, vaultIdentity }: SecretPaths,
  needs: 'key' | 'passphrase',
) {
  const message =
    needs === 'key'
      ? `the vault \`${vault}\` is there, but its key file \`${vaultKeyFile}\` is not`
      : `the vault \`${vault}\` opens with a passphrase, and there is nobody to ask`;
  return new PokerbotError('VAULT_LOCKED', {
    message,
    next:
      needs === 'key'
        ? ['Put the key file back, or name it: `POKERBOT_VAULT_KEY_FILE=PATH`', beginAnew(folder)]
        : [
            'Name a file that holds the passphrase: `POKERBOT_VAULT_PASSPHRASE_FILE=PATH`',
            'Or run the command at a terminal',
          ],
    details: {
      vault,
      [needs === 'key' ? 'keyFile' : 'identity']: needs === 'key' ? vaultKeyFile : vaultIdentity,
    },
  });
}

export function keyFileUnusable(path: string, reason: string, cause?: unknown): PokerbotError {
  return new PokerbotError('VAULT_LOCKED', {
    message: `the key file \`${path}\` cannot be used: ${reason}`,
    details: { keyFile: path },
    cause,
  });
}

export function vaultKeyWrong(vault: string, what: 'key file' | 'passphrase'): PokerbotError {
  return new PokerbotError('VAULT_KEY_WRONG', {
    message: `the ${what} does not open the vault \`${vault}\``,
    details: { vault },
  });
}

export interface Damage {
  readonly path: string;
  readonly reason: string;
  /** The version before, when it can be opened. */
  readonly before?: string | undefined;
  /** Of the scope. */
  readonly folder: string;
}

export function vaultDamaged({ path, reason, before, folder }: Damage): PokerbotError {
  const restore = `Put the version before the last change back: \`cp ${before} ${path}\``;
  return new PokerbotError('VAULT_DAMAGED', {
    message: `the vault \`${path}\` is damaged (${reason})`,
    next:
      before === undefined
        ? ['Put it back from a backup', beginAnew(folder)]
        : [restore, 'What was stored since then has to be stored again'],
    details: { vault: path, before },
  });
}
