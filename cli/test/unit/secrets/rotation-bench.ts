import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyProvider, Verification } from '@poker-bot/shared/provider-keys/key-provider';
import { Secret } from '@poker-bot/shared/secret/secret';
import type { KeyMaker } from '../../../src/secrets/providers/key-maker.ts';
import type { SecretVersion } from '../../../src/secrets/records/secret-record.ts';
import { rotateTo } from '../../../src/secrets/rotation/begin-rotation.ts';
import { carryOn } from '../../../src/secrets/rotation/carry-on.ts';
import { openRotations } from '../../../src/secrets/rotation/open-rotation.ts';
import { retireDue } from '../../../src/secrets/rotation/retire-due.ts';
import { RotationJournal } from '../../../src/secrets/rotation/rotation-journal.ts';
import type { RotationEvent, RotationParts } from '../../../src/secrets/rotation/rotation-parts.ts';
import { suiteFolder } from '../../support/suite-folder.ts';

const folder = suiteFolder();

/** The power fails: whatever had been done stays done. */
export class PowerCut extends Error {}

export const secretName = 'OPENAI_API_KEY';

interface Stored {
  readonly version: SecretVersion;
  readonly value: string | undefined;
}

/** A small world around a rotation: a provider with its valid keys, a store, units that hold a key, a clock. */
export class World {
  /** Keys that the provider accepts. */
  readonly valid = new Set(['old', 'new']);
  /** What the provider answers whatever the key is. */
  answer: Verification | undefined;
  /** Keys that the provider has made, by the id of their account, and the names of those. */
  readonly made = new Map<string, { readonly label: string; readonly value: string }>();
  /** The key that each unit holds. */
  readonly units = new Map<string, string>();
  readonly broken = new Set<string>();
  readonly events: RotationEvent[] = [];
  readonly abort = new AbortController();
  readonly journal = new RotationJournal(join(mkdtempSync(join(folder, 'world-')), 'j.jsonl'));
  now = Date.parse('2026-03-01T00:00:00Z');
  /** Effects until the power fails; each is counted before it happens and after. */
  untilPowerCut = Number.POSITIVE_INFINITY;
  /** Moments until now. */
  moments = 0;
  #accounts = 0;
  readonly #stored = new Map<number, Stored>();

  constructor(units: readonly string[] = ['agents'], { stored = true } = {}) {
    if (stored) this.#put(1, { state: 'current', value: 'old' });
    for (const unit of units) this.units.set(unit, 'old');
  }

  get versions(): SecretVersion[] {
    return [...this.#stored.values()].map(({ version }) => version);
  }

  /** States by version, such as `1 current`. */
  get states(): string[] {
    return this.versions.map(({ version, state }) => `${version} ${state}`);
  }

  valueOf(version: number): string | undefined {
    return this.#stored.get(version)?.value;
  }

  get current(): string | undefined {
    const found = this.versions.find(({ state }) => state === 'current');
    return found && this.valueOf(found.version);
  }

  get parts(): RotationParts {
    const { journal, abort } = this;
    return {
      journal: Object.assign(Object.create(journal) as RotationJournal, {
        read: () => journal.read(),
        append: (step: Parameters<RotationJournal['append']>[0]) =>
          this.#effect(() => journal.append(step)),
      }),
      clock: { now: () => this.now, monotonic: () => this.now },
      signal: abort.signal,
      listen: (event) => void this.events.push(event),
      provider: this.#provider,
      maker: async () => this.#maker,
      secrets: {
        fingerprint: (value) => value.reveal(),
        record: (name) => ({ name, store: 'vault', versions: this.versions }),
        value: async (_name, version) => new Secret(String(this.valueOf(version))),
        addPending: async (_name, value, providerId) =>
          this.#effect(() => {
            const version = this.#stored.size + 1;
            this.#put(version, { state: 'pending', value: value.reveal(), providerId });
            return version;
          }),
        promote: async (_name, version, retireAfter) =>
          this.#effect(() => this.#promote(version, retireAfter)),
        withdraw: async (_name, version, retireAfter) =>
          this.#effect(() => this.#withdraw(version, retireAfter)),
        retire: async (_name, version) =>
          this.#effect(() => {
            const { providerId } = this.versions[version - 1] ?? {};
            this.#put(version, { state: 'retired', value: undefined, providerId });
          }),
      },
      consumers: {
        running: async () => [...this.units.keys()],
        replace: async (unit) =>
          this.#effect(() => {
            if (this.broken.has(unit)) throw new Error(`\`${unit}\` did not become healthy`);
            this.units.set(unit, String(this.current));
          }),
        confirm: async (unit) => this.#ask(String(this.units.get(unit))),
      },
    };
  }

  /** The time between the making of a key and its caller's knowing of it is one in which power may fail, too. */
  get #maker(): KeyMaker {
    return {
      name: 'The provider',
      make: async (label) =>
        this.#effect(() => {
          this.#accounts += 1;
          const id = `account-${this.#accounts}`;
          const value = `made-${this.#accounts}`;
          this.made.set(id, { label, value });
          this.valid.add(value);
          return { id, value: new Secret(value) };
        }),
      find: async (label) =>
        [...this.made].filter(([, each]) => each.label === label).map(([id]) => id),
      revoke: async (id) =>
        this.#effect(() => {
          this.valid.delete(this.made.get(id)?.value ?? '');
          this.made.delete(id);
        }),
    };
  }

  get #provider(): KeyProvider {
    return { name: 'The provider', verify: async (key) => this.#ask(key.reveal()) };
  }

  #ask(key: string): Verification {
    if (this.answer) return this.answer;
    return this.valid.has(key)
      ? { outcome: 'accepted', detail: 'it accepts the key' }
      : { outcome: 'refused', detail: 'it does not accept the key' };
  }

  #withdraw(version: number, retireAfter: number): void {
    if (this.versions[version - 1]?.state !== 'current') return;
    const until = new Date(retireAfter).toISOString();
    this.#put(version, { state: 'previous', value: this.valueOf(version), retireAfter: until });
  }

  #promote(version: number, retireAfter: number): void {
    for (const other of this.versions) {
      if (other.state !== 'current' || other.version === version) continue;
      const value = this.valueOf(other.version);
      const until = new Date(retireAfter).toISOString();
      const { providerId } = other;
      this.#put(other.version, { state: 'previous', value, providerId, retireAfter: until });
    }
    const { providerId } = this.versions[version - 1] ?? {};
    this.#put(version, { state: 'current', value: this.valueOf(version), providerId });
  }

  #put(
    version: number,
    {
      value,
      ...rest
    }: Pick<SecretVersion, 'state' | 'retireAfter' | 'providerId'> & { value?: string | undefined },
  ): void {
    const facts = { createdAt: '', createdBy: 'me', fingerprint: value ?? '' };
    this.#stored.set(version, { version: { version, ...facts, ...rest }, value });
  }

  #effect<T>(act: () => T): T {
    this.#tick();
    const result = act();
    this.#tick();
    return result;
  }

  #tick(): void {
    this.moments += 1;
    this.untilPowerCut -= 1;
    if (this.untilPowerCut < 0) throw new PowerCut('The power failed');
  }
}

export const day = 86_400_000;
export const order = { secret: secretName, graceMs: day, by: 'me' };
export const newValue = { ...order, value: new Secret('new') };

export const rotate = (world: World, value = 'new') =>
  rotateTo(world.parts, { ...order, value: new Secret(value) });

export const due = ({ parts }: World) =>
  retireDue({ ...parts, makerFor: () => parts.maker() }, [secretName]);

/** Takes every open rotation on, as the next command would. */
export async function resume(world: World): Promise<void> {
  for (const { begun } of openRotations(world.parts.journal.read())) {
    await carryOn(world.parts, begun.rotation);
  }
}
