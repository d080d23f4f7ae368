import type { SecretRecord, SecretVersion } from './secret-record.ts';

/** The version that units get, if there is one. */
export function currentOf(record: SecretRecord | undefined): SecretVersion | undefined {
  return record?.versions.find(({ state }) => state === 'current');
}

export function versionOf(record: SecretRecord | undefined, version: number) {
  return record?.versions.find((each) => each.version === version);
}

/** Numbers are never used twice, so that a fingerprint in a log keeps its meaning. */
export function nextVersion(record: SecretRecord | undefined): number {
  return Math.max(0, ...(record?.versions.map(({ version }) => version) ?? [])) + 1;
}

/** Puts a version in place of the one of its number, or at the end. */
export function withVersion(record: SecretRecord, version: SecretVersion): SecretRecord {
  const others = record.versions.filter((each) => each.version !== version.version);
  const versions = [...others, version].sort((one, other) => one.version - other.version);
  return { ...record, versions };
}

/** Makes one version what units get; the one that they got stays valid until `retireAfter`. */
export function promoted(
  record: SecretRecord,
  { version, retireAfter }: { readonly version: number; readonly retireAfter?: string | undefined },
): SecretRecord {
  const versions = record.versions.map((each): SecretVersion => {
    const { retireAfter: _, ...kept } = each;
    if (each.version === version) return { ...kept, state: 'current' };
    return each.state === 'current' ? { ...kept, state: 'previous', retireAfter } : each;
  });
  return { ...record, versions };
}

/** Leaves no version that units get; the one that they got stays until `retireAfter`. */
export function withdrawn(
  record: SecretRecord,
  { retireAfter }: { readonly retireAfter: string },
): SecretRecord {
  const versions = record.versions.map(
    (each): SecretVersion =>
      each.state === 'current' ? { ...each, state: 'previous', retireAfter } : each,
  );
  return { ...record, versions };
}

export function retired(record: SecretRecord, version: number): SecretRecord {
  const versions = record.versions.map((each): SecretVersion => {
    if (each.version !== version) return each;
    const { retireAfter: _, ...kept } = each;
    return { ...kept, state: 'retired' };
  });
  return { ...record, versions };
}

/** Versions that are past the moment until which they were kept for a way back. */
export function overdue(record: SecretRecord, now: number): SecretVersion[] {
  return record.versions.filter(
    ({ state, retireAfter }) =>
      state === 'previous' && retireAfter !== undefined && Date.parse(retireAfter) <= now,
  );
}
