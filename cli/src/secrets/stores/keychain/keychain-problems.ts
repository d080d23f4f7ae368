import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

const elsewhere = 'Or keep secrets in an encrypted file: `--store vault`';

/** How a keychain is unlocked, by platform. */
const unlocking: Readonly<Record<string, string>> = {
  darwin: 'Unlock it: `security unlock-keychain`',
  win32: 'Log in to Windows at its own screen: a service has no credential manager',
  linux:
    'Unlock the login keyring in your desktop session (Seahorse, KWalletManager); over SSH, inside `dbus-run-session`: `gnome-keyring-daemon --unlock`',
};

const installing: Readonly<Record<string, string>> = {
  linux:
    'Start a Secret Service in your D-Bus session: `apt-get install gnome-keyring`, or KWallet 5.97 and newer',
};

/** What the library says when somebody has to unlock. */
const lockedWords = /locked|prompt was dismissed|no result found|NoStorageAccess|-25308/i;

/** Sorts what a keychain said into *locked* and *not there*. */
export function keychainFailed(reason: string, platform: string = process.platform): PokerbotError {
  const locked = lockedWords.test(reason);
  const first = (locked ? unlocking : installing)[platform];
  return new PokerbotError(locked ? 'KEYCHAIN_LOCKED' : 'KEYCHAIN_UNAVAILABLE', {
    message: locked ? `the keychain is locked (${reason})` : `no keychain answers (${reason})`,
    next: [...(first === undefined ? [] : [first]), elsewhere],
    details: { reason },
  });
}

/** @param deadline in milliseconds */
export function keychainSilent(deadline: number, platform: string = process.platform) {
  const unlock = unlocking[platform];
  return new PokerbotError('KEYCHAIN_LOCKED', {
    message: `the keychain has not answered within ${deadline / 1000} s; it may be waiting for a password that nobody sees`,
    next: [...(unlock === undefined ? [] : [unlock]), elsewhere],
    details: { deadlineMs: deadline },
  });
}

export function keychainForgets(): PokerbotError {
  return keychainFailed('what was written did not come back');
}

/** Windows keeps at most this much of one entry, in bytes. */
const windowsLimit = 2_560;

/** @throws PokerbotError `SECRET_UNUSABLE` for a value that this platform would cut or refuse */
export function checkKeychainSize(name: string, value: Uint8Array, platform: string): void {
  if (platform !== 'win32' || value.length <= windowsLimit) return;
  throw new PokerbotError('SECRET_UNUSABLE', {
    message: `\`${name}\` has ${value.length} bytes, and the Credential Manager of Windows takes ${windowsLimit}`,
    next: ['Keep it in an encrypted file: `--store vault`'],
    details: { name, bytes: value.length, limit: windowsLimit },
  });
}
