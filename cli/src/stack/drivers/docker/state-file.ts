import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { leaveToOwner, makeFolder } from '../../../folder-owner.ts';
import { portKey } from '../../ports/port-key.ts';
import type { UnitSpec } from '../../unit-spec.ts';
import { type DockerState, type RememberedUnit, stateVersion } from './docker-state.ts';

/** Reads what is remembered; none, a damaged one, or one of another version, is as if nothing had ever run here. */
export function readState(path: string): DockerState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers in one step: a reader sees what was there before, or after. */
export class StateFile {
  readonly #path: string;
  readonly #fingerprintKey: () => string;

  constructor(path: string, fingerprintKey: () => string) {
    this.#path = path;
    this.#fingerprintKey = fingerprintKey;
  }

  /** The unit as declared; its ports are kept from now on. */
  remember(unit: UnitSpec, more: Pick<RememberedUnit, 'failure' | 'watched'> = {}): void {
    const external = unit.kind === 'external';
    const remembered: RememberedUnit = {
      name: unit.name,
      kind: external ? 'external' : 'daemon',
      configuration: unit.configuration,
      ports: unit.ports,
      address: unit.address,
      dependsOn: unit.dependsOn,
      ...(external && { health: unit.health }),
      ...more,
    };
    const ports = unit.ports.map(({ variable, port }) => [portKey(unit.name, variable), port]);
    this.#write((state) => ({
      ...state,
      ports: { ...state.ports, ...Object.fromEntries(ports) },
      units: [...state.units.filter(({ name }) => name !== unit.name), remembered],
    }));
  }

  /** Changes what is remembered of one unit, if anything is. */
  amend(name: string, change: Partial<RememberedUnit>): void {
    this.amendAll((unit) => (unit.name === name ? { ...unit, ...change } : unit));
  }

  amendAll(change: (unit: RememberedUnit) => RememberedUnit): void {
    this.#write((state) => ({ ...state, units: state.units.map(change) }));
  }

  /** Whether a unit has been healthy in this very container. */
  isWorkingIn(name: string, container: string): boolean {
    const unit = readState(this.#path)?.units.find((each) => each.name === name);
    return unit?.workedIn === container;
  }

  forget(name: string): void {
    this.#write((state) => ({
      ...state,
      units: state.units.filter((unit) => unit.name !== name),
    }));
  }

  /** Whether the stack is up; keeps the key of the fingerprints along with it. */
  mark(up: boolean): void {
    this.#write((state) => ({ ...state, up }));
  }

  /** Read anew each time, and without a pause until it is written: operations run side by side. */
  #write(change: (state: DockerState) => DockerState): void {
    const state = readState(this.#path) ?? {
      version: stateVersion,
      fingerprintKey: this.#fingerprintKey(),
      ports: {},
      units: [],
    };
    const temporary = `${this.#path}.${process.pid}`;
    makeFolder(dirname(this.#path));
    writeFileSync(temporary, `${JSON.stringify(change(state), null, 1)}\n`, { mode: 0o600 });
    leaveToOwner(temporary);
    renameSync(temporary, this.#path);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** By hand and not by a schema, whose library would take longer to load than everything else that an `up` does. */
function isState(value: unknown): value is DockerState {
  return (
    isFields(value) &&
    value.version === stateVersion &&
    typeof value.fingerprintKey === 'string' &&
    isFields(value.ports) &&
    Object.values(value.ports).every((port) => Number.isInteger(port)) &&
    Array.isArray(value.units) &&
    value.units.every(isUnit)
  );
}

function isUnit(value: unknown): boolean {
  return (
    isFields(value) &&
    typeof value.name === 'string' &&
    (value.kind === 'daemon' || value.kind === 'external') &&
    isFields(value.configuration) &&
    Array.isArray(value.ports) &&
    value.ports.every(isFields) &&
    Array.isArray(value.dependsOn)
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
