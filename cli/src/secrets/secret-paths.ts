import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where everything about the secrets of one scope lies: outside of the workspace, which may be cleaned or cloned anew. */
export interface SecretPaths {
  readonly scope: string;
  /** Folder of all scopes. */
  readonly scopes: string;
  /** Folder of this one, for its owner only. */
  readonly folder: string;
  readonly records: string;
  readonly fingerprintKey: string;
  readonly audit: string;
  readonly lock: string;
  /** Journal of rotations, and the lock of whoever rotates. */
  readonly rotation: string;
  readonly rotationLock: string;
  /** What is known of certificates, the folder of their versions, and the journal of their rotations. */
  readonly certificateRecords: string;
  readonly certificates: string;
  readonly certificateRotation: string;
  /** The encrypted file, and the one before the last change. */
  readonly vault: string;
  readonly vaultBefore: string;
  /** Key of the vault, encrypted with a passphrase; absent when the key lies in a key file. */
  readonly vaultIdentity: string;
  /** Key of all vaults of this user, away from the data that it opens. */
  readonly vaultKeyFile: string;
}

/** Below `POKERBOT_HOME`, else where the XDG specification has data and configuration. */
export function secretPaths(
  environment: Readonly<Record<string, string | undefined>>,
  scope: string,
): SecretPaths {
  const { POKERBOT_HOME, POKERBOT_VAULT_KEY_FILE, XDG_DATA_HOME, XDG_CONFIG_HOME } = environment;
  const home = environment.HOME || homedir();
  const data = POKERBOT_HOME || join(XDG_DATA_HOME || join(home, '.local/share'), 'pokerbot');
  const configuration = POKERBOT_HOME || join(XDG_CONFIG_HOME || join(home, '.config'), 'pokerbot');
  const scopes = join(data, 'secrets');
  const folder = join(scopes, scope);
  return {
    scope,
    scopes,
    folder,
    records: join(folder, 'records.json'),
    fingerprintKey: join(folder, 'fingerprint.key'),
    audit: join(folder, 'audit.jsonl'),
    lock: join(folder, 'lock'),
    rotation: join(folder, 'rotation.jsonl'),
    rotationLock: join(folder, 'rotation.lock'),
    certificateRecords: join(folder, 'certificates.json'),
    certificates: join(folder, 'certificates'),
    certificateRotation: join(folder, 'certificates.jsonl'),
    vault: join(folder, 'vault.age'),
    vaultBefore: join(folder, 'vault.age.previous'),
    vaultIdentity: join(folder, 'vault.identity.age'),
    vaultKeyFile: POKERBOT_VAULT_KEY_FILE || join(configuration, 'vault.key'),
  };
}
