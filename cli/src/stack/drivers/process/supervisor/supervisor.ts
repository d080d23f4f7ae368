import { join } from 'node:path';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { portKey } from '../../../ports/port-key.ts';
import type { ProcessIdentity } from '../../../process-identity.ts';
import type { UnitSpec } from '../../../unit-spec.ts';
import { settleTimeWithin } from '../../settle-time.ts';
import type { ProcessPaths } from '../process-paths.ts';
import type { HealthOutcome } from '../protocol.ts';
import { type StackState, stateVersion, type UnitSnapshot } from '../stack-state.ts';
import { readState, renewState, writeState } from '../state-file.ts';
import { UnitLog } from './unit-log.ts';
import { UnitRunner } from './unit-runner.ts';

export interface SupervisorOptions {
  readonly paths: ProcessPaths;
  readonly identity: ProcessIdentity;
  readonly fingerprintKey: string;
  readonly clock: Clock;
}

/** Owns the units of one workspace and keeps the snapshot of them up to date. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #startedAt: number;
  readonly #runners = new Map<string, UnitRunner>();
  /** Units that were stopped by name and are still declared. */
  readonly #stopped = new Map<string, UnitSnapshot>();
  #ports: Record<string, number>;
  #over = false;
  #writing: NodeJS.Immediate | undefined;
  #written = true;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#ports = { ...readState(options.paths.state)?.ports };
    this.#write();
  }

  state(): StackState {
    const { paths, identity, fingerprintKey } = this.#options;
    return {
      version: stateVersion,
      workspace: paths.workspace,
      supervisor: this.#over
        ? undefined
        : { ...identity, startedAt: this.#startedAt, socket: paths.socket },
      fingerprintKey,
      ports: this.#ports,
      units: [
        ...[...this.#runners.values()].map((runner) => runner.snapshot()),
        ...this.#stopped.values(),
      ],
    };
  }

  async start(unit: UnitSpec, timeoutMs: number): Promise<HealthOutcome> {
    await this.#runners.get(unit.name)?.stop();
    for (const { variable, port } of unit.ports) this.#ports[portKey(unit.name, variable)] = port;
    this.#stopped.delete(unit.name);
    const { paths, clock } = this.#options;
    const log = new UnitLog({
      path: join(paths.logs, `${unit.name}.log`),
      secrets: unit.secrets,
      clock,
    });
    const runner = new UnitRunner({
      unit,
      log,
      clock,
      settleMs: settleTimeWithin(timeoutMs),
      onChange: () => this.#changed(),
    });
    this.#runners.set(unit.name, runner);
    this.#changed();
    return await this.#settled(runner, timeoutMs);
  }

  async await(name: string, timeoutMs: number): Promise<HealthOutcome> {
    const runner = this.#runners.get(name);
    if (!runner) throw new Error(`the unit \`${name}\` does not run`);
    return await this.#settled(runner, timeoutMs);
  }

  async stop(name: string, forget = false): Promise<void> {
    const runner = this.#runners.get(name);
    if (!runner) return;
    await runner.stop();
    if (this.#runners.get(name) !== runner) return;
    this.#runners.delete(name);
    if (!forget) this.#stopped.set(name, runner.snapshot());
    this.#write();
  }

  /** Tells readers of the snapshot that it is still true; one that could not be written is written now. */
  beat(): void {
    if (this.#over) return;
    try {
      if (this.#written) renewState(this.#options.paths.state, this.#options.clock.now());
      else this.#write();
    } catch {
      // Somebody removed it.
      this.#write();
    }
  }

  /** Stops every unit and leaves a snapshot that says so. */
  async shutdown(): Promise<void> {
    await Promise.all([...this.#runners.keys()].map((name) => this.stop(name)));
    this.#over = true;
    clearImmediate(this.#writing);
    this.#write();
  }

  /** Whoever is answered finds what the answer says in the snapshot as well. */
  async #settled(runner: UnitRunner, timeoutMs: number): Promise<HealthOutcome> {
    const outcome = await runner.untilHealthy(timeoutMs);
    this.#write();
    return outcome;
  }

  #changed(): void {
    if (this.#over || this.#writing) return;
    this.#writing = setImmediate(() => {
      this.#writing = undefined;
      this.#write();
    });
  }

  #write(): void {
    try {
      writeState(this.#options.paths.state, this.state());
      this.#written = true;
    } catch (error) {
      // Once is enough: it is tried again with every sign of life.
      if (this.#written) {
        process.stderr.write(`the snapshot cannot be written: ${(error as Error).message}\n`);
      }
      this.#written = false;
    }
  }
}
