import type { Check } from '../../doctor/check.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import type { ScopeRecords } from '../records/records-file.ts';
import type { SecretRecord } from '../records/secret-record.ts';
import { attempt } from './attempt.ts';

const name = 'values';

/** Whether every value that is recorded lies in its store, unchanged. A store that cannot be opened is told of elsewhere. */
export async function checkValues(records: ScopeRecords, secrets: OpenSecrets): Promise<Check[]> {
  const lost: string[] = [];
  let kept = 0;
  for (const record of records.secrets) {
    const looked = await attempt(name, () => lookAt(record, secrets));
    if ('check' in looked) return [];
    lost.push(...looked.value.lost);
    kept += looked.value.kept;
  }
  if (lost.length === 0) {
    return [{ name, status: 'ok', reason: `${kept} recorded, all there and unchanged` }];
  }
  const fix = 'store what is current anew: `pokerbot secrets set NAME`';
  return [{ name, status: 'fail', reason: lost.join('\n'), fix }];
}

async function lookAt(record: SecretRecord, { openStore, book }: OpenSecrets) {
  const store = await openStore(record.store);
  const live = record.versions.filter(({ state }) => state !== 'retired');
  const lost: string[] = [];
  for (const { version, fingerprint } of live) {
    const value = await store.get(record.name, version);
    if (value && book.fingerprint(value) === fingerprint) continue;
    lost.push(`version ${version} of \`${record.name}\` is ${value ? 'another value' : 'gone'}`);
  }
  return { lost, kept: live.length - lost.length };
}
