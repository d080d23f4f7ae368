import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import { beginRecords, logAct, type ScopeSite, withRecordsLocked } from './records/act-log.ts';
import type { AuditAction } from './records/audit-log.ts';
import { fingerprintKey, fingerprintOf } from './records/fingerprint.ts';
import { noRecords, readRecords, type ScopeRecords, writeRecords } from './records/records-file.ts';
import type { KeepingStore, SecretRecord, SecretVersion } from './records/secret-record.ts';
import {
  currentOf,
  nextVersion,
  promoted,
  retired,
  versionOf,
  withdrawn,
  withVersion,
} from './records/version-changes.ts';
import { currentIsKept, neverStored, notInStore } from './secret-problems.ts';
import type { SecretStore } from './store.ts';

export interface SecretBookOptions extends ScopeSite {
  /** Opens a store; every call for one kind gives the same. */
  openStore(kind: KeepingStore): Promise<SecretStore>;
}

/** One value with what is known of it. */
export interface KeptSecret {
  readonly version: SecretVersion;
  readonly value: Secret;
}

/**
 * The secrets of one scope: records and values together. Each change holds the lock of the scope, and is done in an order
 * in which it can be cut off anywhere: a value is in the store, and read back, before a record says so; the records change in
 * one step, so there is always exactly one current version; a value is removed only when it is neither current nor pending for use.
 */
export class SecretBook {
  readonly #options: SecretBookOptions;

  constructor(options: SecretBookOptions) {
    this.#options = options;
  }

  /** Everything that is known without unlocking a store. */
  get records(): readonly SecretRecord[] {
    return this.#read().secrets;
  }

  record(name: string): SecretRecord | undefined {
    return find(this.#read(), name);
  }

  /** What units get, or undefined when the secret was never stored here. */
  async current(name: string): Promise<KeptSecret | undefined> {
    const record = this.record(name);
    const version = currentOf(record);
    return version && { version, value: await this.value(name, version.version) };
  }

  /**
   * The value of one version.
   *
   * @throws PokerbotError `SECRET_NOT_STORED`; `SECRET_STORE_BROKEN` when the store has lost it; those of the store
   */
  async value(name: string, version: number): Promise<Secret> {
    const record = this.record(name);
    const known = versionOf(record, version);
    if (!record || !known || known.state === 'retired') throw neverStored(name, version);
    const store = await this.#options.openStore(record.store);
    const value = await store.get(name, version);
    if (!value) throw notInStore({ name, version, store: record.store });
    return value;
  }

  /** Keeps a new value that units do not get yet. */
  addPending(
    name: string,
    value: Secret,
    {
      store,
      providerId,
    }: { readonly store: KeepingStore; readonly providerId?: string | undefined },
  ): Promise<SecretVersion> {
    return this.#add({ name, value, store, providerId, state: 'pending' });
  }

  /** Keeps a new value and makes it the current one; the one before stays valid until `retireAfter` (ISO 8601). */
  set(
    name: string,
    value: Secret,
    { store, retireAfter }: { readonly store: KeepingStore; readonly retireAfter: string },
  ): Promise<SecretVersion> {
    return this.#add({ name, value, store, state: 'current', retireAfter });
  }

  /**
   * Makes a pending or previous version the current one, once its value was read. The current one becomes `previous`.
   *
   * @throws PokerbotError as `value` does
   */
  async promote(
    name: string,
    version: number,
    { retireAfter }: { readonly retireAfter: string },
  ): Promise<void> {
    await this.#locked(async () => {
      await this.value(name, version);
      const known = versionOf(this.record(name), version);
      if (known?.state === 'current') return;
      this.#log('promoted', name, known);
      this.#change(name, (record) => promoted(record, { version, retireAfter }));
    });
  }

  /** Takes the current version out of use, so that there is none; it stays until `retireAfter` (ISO 8601). */
  async withdraw(
    name: string,
    version: number,
    { retireAfter }: { readonly retireAfter: string },
  ): Promise<void> {
    await this.#locked(async () => {
      const known = versionOf(this.record(name), version);
      if (known?.state !== 'current') return;
      this.#log('withdrawn', name, known);
      this.#change(name, (record) => withdrawn(record, { retireAfter }));
    });
  }

  /**
   * Removes the value of a version that is not current. Removed first and recorded after: cut off in between it is done again,
   * and no value is left behind that nobody knows of.
   */
  async retire(name: string, version: number): Promise<void> {
    await this.#locked(async () => {
      const record = this.record(name);
      const known = versionOf(record, version);
      if (!record || !known) throw neverStored(name, version);
      if (known.state === 'current') throw currentIsKept(name, version);
      if (known.state === 'retired') return;
      const store = await this.#options.openStore(record.store);
      await this.#tidy(name);
      this.#log('retired', name, known);
      await store.delete(name, version);
      this.#change(name, (found) => retired(found, version));
    });
  }

  /** Moves every value of a secret to another store: copied and read back, then recorded, then removed where it was. */
  async move(name: string, target: KeepingStore): Promise<void> {
    await this.#locked(() => this.#move(name, target));
  }

  /** Puts an act that changes nothing, such as showing a value, into the audit log. */
  async note(what: AuditAction, names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await this.#locked(async () => {
      for (const name of names) this.#log(what, name, currentOf(this.record(name)));
    });
  }

  /**
   * Makes the key of fingerprints anew where it was lost, and puts that into the audit log: what was recorded before cannot be compared
   * with values any more. Tells whether it was.
   */
  async mendFingerprintKey(): Promise<boolean> {
    const { fingerprintKey: path } = this.#options.paths;
    const isLost = () =>
      !existsSync(path) && this.records.some(({ versions }) => versions.length > 0);
    if (!isLost()) return false;
    return await this.#locked(async () => {
      if (!isLost()) return false;
      logAct(this.#options, {
        what: 'made anew',
        name: basename(path),
        version: 0,
        fingerprint: '',
      });
      fingerprintKey(path);
      return true;
    });
  }

  fingerprint(value: Secret): string {
    return fingerprintOf(value, fingerprintKey(this.#options.paths.fingerprintKey));
  }

  async #add(wanted: {
    readonly name: string;
    readonly value: Secret;
    readonly store: KeepingStore;
    readonly state: 'pending' | 'current';
    readonly providerId?: string | undefined;
    readonly retireAfter?: string;
  }): Promise<SecretVersion> {
    const { name, value, state, providerId, retireAfter } = wanted;
    const { clock, who } = this.#options;
    const store = await this.#options.openStore(wanted.store);
    return await this.#locked(async () => {
      beginRecords(this.#options);
      await this.#move(name, wanted.store);
      const version = {
        version: nextVersion(this.record(name)),
        state: 'pending',
        createdAt: new Date(clock.now()).toISOString(),
        createdBy: who,
        fingerprint: this.fingerprint(value),
        ...(providerId && { providerId }),
      } as const;
      await store.set(name, version.version, value);
      this.#log('stored', name, version);
      this.#change(name, (found) => {
        const added = withVersion({ ...found, store: wanted.store }, version);
        return state === 'pending'
          ? added
          : promoted(added, { version: version.version, retireAfter });
      });
      return { ...version, state };
    });
  }

  async #move(name: string, target: KeepingStore): Promise<void> {
    await this.#tidy(name);
    const record = this.record(name);
    if (!record || record.store === target) return;
    const kept = record.versions.filter(({ state }) => state !== 'retired');
    const to = await this.#options.openStore(target);
    for (const { version } of kept) await to.set(name, version, await this.value(name, version));
    this.#log('moved', name, currentOf(record));
    const left = kept.length > 0 && { leftIn: record.store };
    this.#change(name, (found) => ({ ...found, store: target, ...left }));
    await this.#removeLeft(name);
  }

  /** Goes on with a move that was cut off. A store that does not open now may do so the next time. */
  async #tidy(name: string): Promise<void> {
    try {
      await this.#removeLeft(name);
    } catch (error) {
      if (!isPokerbotError(error)) throw error;
    }
  }

  /** Removes what a move leaves where the values were. */
  async #removeLeft(name: string): Promise<void> {
    const record = this.record(name);
    if (!record?.leftIn) return;
    const store = await this.#options.openStore(record.leftIn);
    for (const { version } of record.versions) await store.delete(name, version);
    this.#change(name, ({ leftIn: _, ...found }) => found);
  }

  #read(): ScopeRecords {
    const { paths, workspace } = this.#options;
    return readRecords(paths) ?? noRecords(workspace);
  }

  #change(name: string, change: (record: SecretRecord) => SecretRecord): void {
    const { paths, workspace } = this.#options;
    const records = this.#read();
    const record = find(records, name) ?? { name, store: 'vault', versions: [] };
    const others = records.secrets.filter((each) => each.name !== name);
    const secrets = [...others, change(record)].sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
    writeRecords(paths.records, { ...records, workspace, secrets });
  }

  #log(what: AuditAction, name: string, version: SecretVersion | undefined): void {
    if (!version) return;
    const { version: number, fingerprint } = version;
    logAct(this.#options, { what, name, version: number, fingerprint });
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    return withRecordsLocked(this.#options, work);
  }
}

function find({ secrets }: ScopeRecords, name: string): SecretRecord | undefined {
  return secrets.find((record) => record.name === name);
}
