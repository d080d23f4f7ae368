import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SecretRecord } from '../../../src/secrets/records/secret-record.ts';
import {
  currentOf,
  nextVersion,
  overdue,
  promoted,
  retired,
  withVersion,
} from '../../../src/secrets/records/version-changes.ts';

const empty: SecretRecord = { name: 'KEY', store: 'vault', versions: [] };
const retireAfter = '2026-03-02T12:00:00.000Z';
const added = (record: SecretRecord): SecretRecord =>
  withVersion(record, {
    version: nextVersion(record),
    state: 'pending',
    createdAt: '2026-03-01T12:00:00.000Z',
    createdBy: 'ada',
    fingerprint: 'f',
  });

/** What the act makes of the record, as far as it is allowed. */
function applied(record: SecretRecord, what: string, number: number): SecretRecord {
  if (what === 'add') return added(record);
  const state = record.versions.find(({ version }) => version === number)?.state;
  if (what === 'retire') return state === 'current' ? record : retired(record, number);
  if (state !== 'pending' && state !== 'previous') return record;
  const after = promoted(record, { version: number, retireAfter });
  expect(currentOf(after)?.version).toBe(number);
  return after;
}

describe('the versions of a secret', () => {
  test('have at most one current, and never a number twice, whatever is done to them', () => {
    const act = fc.tuple(fc.constantFrom('add', 'promote', 'retire'), fc.nat({ max: 6 }));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let record = empty;
        for (const [what, number] of acts) {
          record = applied(record, what, number);
          const { versions } = record;
          expect(versions.filter(({ state }) => state === 'current').length).toBeLessThan(2);
          expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1));
          expect(nextVersion(record)).toBe(versions.length + 1);
        }
      }),
    );
  });

  test('are overdue once the moment is there until which they are kept, and only as previous ones', () => {
    const two = promoted(promoted(added(added(empty)), { version: 1 }), {
      version: 2,
      retireAfter,
    });
    const at = (moment: string) => overdue(two, Date.parse(moment)).map(({ version }) => version);
    expect(at('2026-03-02T11:59:59.999Z')).toEqual([]);
    expect(at(retireAfter)).toEqual([1]);
    expect(overdue(promoted(two, { version: 1, retireAfter }), Date.parse(retireAfter))).toEqual([
      expect.objectContaining({ version: 2 }),
    ]);
    expect(overdue(retired(two, 1), Date.parse(retireAfter))).toEqual([]);
  });
});
