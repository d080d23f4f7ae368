import { catalogue } from './catalog-entry.ts';

export const secretErrors = catalogue({
  SECRET_UNKNOWN: {
    exit: 2,
    title: 'No secret has this name',
    remedy:
      '`pokerbot secrets list` names what is stored; `docs/env.md` lists every secret that a unit reads.',
  },
  SECRET_NOT_STORED: {
    exit: 4,
    title: 'The secret has no such value',
    remedy:
      'Store one with `pokerbot secrets set NAME`; `pokerbot secrets history NAME` shows what there was.',
  },
  SECRET_IN_USE: {
    exit: 2,
    title: 'The version is in use',
    remedy: 'Store or promote another version first.',
  },
  SECRET_IN_ARGUMENTS: {
    exit: 2,
    title: 'The value of a secret was given as an argument',
    remedy:
      'Every process of the machine can read arguments. Type the value at the prompt, or pipe it in; where it was real, replace it.',
  },
  SECRET_UNUSABLE: {
    exit: 2,
    title: 'The value cannot be stored as a secret',
    remedy:
      'A value has at least one character, no NUL, and is valid UTF-8; the keychain of Windows takes 2,560 bytes.',
  },
  SECRET_AMBIGUOUS: {
    exit: 2,
    title: 'A secret is written with two values',
    remedy: 'Delete the line that is wrong, then run the command again.',
  },
  SECRET_DIFFERS: {
    exit: 2,
    title: 'The store has another value of the secret',
    remedy: 'Delete the line where the stored one is right; else import it with `--overwrite`.',
  },
  SECRET_TERMINAL_ONLY: {
    exit: 2,
    title: 'A secret is shown on a terminal only',
    remedy:
      'Use `pokerbot secrets run -- CMD` to hand secrets to a program, or run the command at a terminal.',
  },
  SECRETS_LOCKED: {
    exit: 1,
    title: 'Another command is changing the secrets of this workspace',
    remedy: 'Wait until the named process has ended, then run the command again.',
  },
  SECRET_RECORDS_DAMAGED: {
    exit: 3,
    title: 'What is recorded of the secrets cannot be read',
    remedy:
      'The values lie unharmed in the store; put the file back from a backup. `pokerbot secrets doctor` names it.',
  },
  SECRET_STORE_MISSING: {
    exit: 3,
    title: 'There is no store to keep secrets in',
    remedy:
      'Unlock or install a keychain (a Secret Service on Linux), or keep them in an encrypted file with `--store vault`.',
  },
  SECRET_STORE_READ_ONLY: {
    exit: 2,
    title: 'The environment is no store that can be written to',
    remedy: 'Choose `--store keychain` or `--store vault`.',
  },
  SECRET_STORE_BROKEN: {
    exit: 1,
    title: 'A store did not give back what was put into it',
    remedy: 'Nothing was changed. `pokerbot secrets doctor` looks at the store.',
  },
  KEYCHAIN_UNAVAILABLE: {
    exit: 3,
    title: 'The keychain of this machine does not answer',
    remedy:
      'On Linux a Secret Service such as gnome-keyring or KWallet must run in the D-Bus session; without one keep secrets in a vault: `--store vault`.',
  },
  KEYCHAIN_LOCKED: {
    exit: 3,
    title: 'The keychain is locked',
    remedy:
      'Unlock it in your session and run the command again, or keep secrets in a vault: `--store vault`.',
  },
  VAULT_LOCKED: {
    exit: 3,
    title: 'The vault cannot be opened without its key',
    remedy:
      'Put the key file where it was, name it with `POKERBOT_VAULT_KEY_FILE`, or name a file with the passphrase with `POKERBOT_VAULT_PASSPHRASE_FILE`.',
  },
  VAULT_KEY_WRONG: {
    exit: 3,
    title: 'The key or passphrase does not open the vault',
    remedy: 'Use the key or passphrase that the vault was made with. Nothing was changed.',
  },
  VAULT_DAMAGED: {
    exit: 3,
    title: 'The vault is damaged',
    remedy: 'The version before lies beside it; `pokerbot secrets doctor` says how to put it back.',
  },
});
