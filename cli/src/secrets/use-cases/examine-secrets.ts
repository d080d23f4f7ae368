import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../../doctor/check.ts';
import { readOwner } from '../../stack/lock/lock-file.ts';
import { isAlive } from '../../stack/process-identity.ts';
import { whicheverThereIs } from '../choose-store.ts';
import { hasVault } from '../has-vault.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { verifyAudit } from '../records/audit-log.ts';
import { noRecords, readRecords, type ScopeRecords } from '../records/records-file.ts';
import type { KeepingStore } from '../records/secret-record.ts';
import { type SecretPaths, secretPaths } from '../secret-paths.ts';
import { attempt } from './attempt.ts';
import { checkCertificates } from './check-certificates.ts';
import { checkFingerprints } from './check-fingerprints.ts';
import { checkLeft } from './check-left.ts';
import { checkValues } from './check-values.ts';
import { dueSecrets } from './due-secrets.ts';

export interface ExamineSecretsOptions {
  readonly secrets: OpenSecrets;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Looks at stores, records, values and the audit log; opens the stores for it, and changes nothing but a marker in the keychain. */
export async function examineSecrets(options: ExamineSecretsOptions): Promise<Check[]> {
  const { secrets, workspace } = options;
  const { paths } = secrets;
  const read = await attempt('records', async () => readRecords(paths));
  if ('check' in read) return [read.check];
  const records = read.value ?? noRecords(workspace);
  const unknown = await checkFingerprints(records, paths);
  const used = new Set(records.secrets.map(({ store }) => store));
  return [
    await checkChoice(secrets),
    await checkStore('keychain', { secrets, used }),
    ...(hasVault(paths) ? [await checkStore('vault', { secrets, used })] : []),
    ...(unknown.length > 0 ? unknown : await checkValues(records, secrets)),
    ...checkLeft(records),
    checkAudit(records, secrets),
    checkModes(options),
    ...checkLock(secrets),
    await checkDue(options),
    ...(await checkWire(options)),
    ...checkOrphans(options),
  ];
}

async function checkChoice(secrets: OpenSecrets): Promise<Check> {
  const name = 'store';
  const { store } = secrets.settings;
  if (store !== 'auto') {
    return {
      name,
      status: 'ok',
      reason: `new secrets go to the ${store}, as \`pokerbot.yaml\` says`,
    };
  }
  const chosen = await attempt(name, () => whicheverThereIs(secrets));
  if ('check' in chosen) return chosen.check;
  return { name, status: 'ok', reason: `new secrets go to the ${chosen.value}` };
}

async function checkStore(
  kind: KeepingStore,
  { secrets, used }: { readonly secrets: OpenSecrets; readonly used: ReadonlySet<KeepingStore> },
): Promise<Check> {
  const opened = await attempt(kind, async () => (await secrets.openStore(kind)).describe());
  if ('check' in opened) {
    // One that nothing lies in may be absent.
    return used.has(kind) ? opened.check : { ...opened.check, status: 'warn' };
  }
  const { backend, note } = opened.value;
  const reason = `${backend} answers${note === '' ? '' : `; it ${note}`}`;
  return { name: kind, status: 'ok', reason };
}

function checkAudit({ audit }: ScopeRecords, { paths }: OpenSecrets): Check {
  const name = 'audit';
  const verdict = verifyAudit(paths.audit, audit);
  if (verdict.whole) return { name, status: 'ok', reason: `${verdict.lines} lines, each follows` };
  return {
    name,
    status: 'fail',
    reason: `line ${verdict.line} of \`${paths.audit}\`: ${verdict.reason}`,
    fix: 'somebody has changed the log; compare it with a backup',
  };
}

function checkModes({ secrets: { paths }, environment }: ExamineSecretsOptions): Check {
  const { folder, records, fingerprintKey, audit, vault, vaultBefore, vaultIdentity } = paths;
  const files = [folder, records, fingerprintKey, audit, vault, vaultBefore, vaultIdentity];
  const { certificateRecords, certificates } = paths;
  const passphrase = environment.POKERBOT_VAULT_PASSPHRASE_FILE || paths.vaultKeyFile;
  const all = [...files, certificateRecords, certificates, paths.vaultKeyFile, passphrase];
  const open = [...new Set(all)].filter((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && process.platform !== 'win32' && (found.mode & 0o077) !== 0;
  });
  const name = 'secrecy';
  if (open.length === 0)
    return { name, status: 'ok', reason: 'the files are for their owner only' };
  return {
    name,
    status: 'fail',
    reason: `others on this machine may read ${open.map((path) => `\`${path}\``).join(', ')}`,
    fix: `run \`chmod go-rwx ${open.join(' ')}\``,
  };
}

function checkLock({ paths }: OpenSecrets): Check[] {
  const owner = readOwner(paths.lock);
  if (!owner || !isAlive(owner)) return [];
  const reason = `\`pokerbot ${owner.verb}\` (process ${owner.pid}) is changing secrets`;
  return [{ name: 'lock', status: 'warn', reason, fix: 'wait until it has ended' }];
}

async function checkWire(options: ExamineSecretsOptions): Promise<Check[]> {
  const checked = await attempt('certificate', async () => checkCertificates(options));
  return 'check' in checked ? [checked.check] : checked.value;
}

async function checkDue({ environment, secrets, now }: ExamineSecretsOptions): Promise<Check> {
  const name = 'rotation';
  const due = await dueSecrets({ environment, settings: secrets.settings, now });
  if (due.length === 0) return { name, status: 'ok', reason: 'nothing is due' };
  const reason = `due to be replaced: ${due.map((each) => `\`${each}\``).join(', ')}`;
  return { name, status: 'warn', reason, fix: 'run `pokerbot secrets rotate --due`' };
}

/** Scopes of workspaces that are no longer where they were: their secrets can still be had. */
function checkOrphans({ secrets, environment }: ExamineSecretsOptions): Check[] {
  const { scopes, scope } = secrets.paths;
  const names = existsSync(scopes) ? readdirSync(scopes) : [];
  return names
    .filter((name) => name !== scope)
    .flatMap((name): Check[] => {
      const workspace = workspaceOf(secretPaths(environment, name));
      if (workspace === undefined || existsSync(join(workspace, 'pokerbot.yaml'))) return [];
      return [
        {
          name: 'scope',
          status: 'warn',
          reason: `the secrets \`${name}\` belong to \`${workspace}\`, which is gone`,
          fix: `if this is that workspace, write \`secrets: { scope: ${name} }\` into \`pokerbot.yaml\`, or use \`--scope ${name}\``,
        },
      ];
    });
}

function workspaceOf(paths: SecretPaths): string | undefined {
  try {
    return readRecords(paths)?.workspace;
  } catch {
    // Another workspace's to be told of.
    return undefined;
  }
}
