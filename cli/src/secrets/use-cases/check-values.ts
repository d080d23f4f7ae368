import type { Check } from '../../doctor/check.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { readAudit } from '../records/audit-log.ts';
import type { ScopeRecords } from '../records/records-file.ts';
import type { SecretRecord } from '../records/secret-record.ts';
import { attempt } from './attempt.ts';

const name = 'values';

/** Whether every value that is recorded lies in its store, unchanged. A store that cannot be opened is told of elsewhere. */
export async function checkValues(records: ScopeRecords, secrets: OpenSecrets): Promise<Check[]> {
  const since = madeAnewAt(secrets);
  const found: Found[] = [];
  for (const record of records.secrets) {
    const looked = await attempt(name, () => lookAt(record, { secrets, since }));
    if ('check' in looked) return [];
    found.push(...looked.value);
  }
  const lost = found.flatMap(({ lost: what }) => what ?? []);
  if (lost.length > 0) return [{ name, status: 'fail', reason: lost.join('\n'), fix }];
  const old = found.filter(({ isOld }) => isOld).length;
  if (old > 0) {
    const reason = `${old} were recorded before the key of fingerprints was lost, and cannot be compared`;
    return [{ name, status: 'warn', reason, fix }];
  }
  return [{ name, status: 'ok', reason: `${found.length} recorded, all there and unchanged` }];
}

const fix = 'store what is current anew: `pokerbot secrets set NAME`';

/** What became of one version. */
interface Found {
  /** What is wrong with it. */
  readonly lost?: string;
  /** Whether its fingerprint was made with a key that is gone. */
  readonly isOld: boolean;
}

async function lookAt(
  record: SecretRecord,
  { secrets, since }: { readonly secrets: OpenSecrets; readonly since: string },
): Promise<Found[]> {
  const store = await secrets.openStore(record.store);
  const live = record.versions.filter(({ state }) => state !== 'retired');
  const found: Found[] = [];
  for (const { version, fingerprint, createdAt } of live) {
    const value = await store.get(record.name, version);
    const isOld = createdAt <= since;
    const isSame = value && (isOld || secrets.book.fingerprint(value) === fingerprint);
    const what = `version ${version} of \`${record.name}\` is ${value ? 'another value' : 'gone'}`;
    found.push(isSame ? { isOld } : { isOld, lost: what });
  }
  return found;
}

/** When the key of fingerprints was made anew last, ISO 8601; empty where it never was. */
function madeAnewAt({ paths }: OpenSecrets): string {
  return readAudit(paths.audit).findLast(({ what }) => what === 'made anew')?.at ?? '';
}
