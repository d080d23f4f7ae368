import { systemClock } from '@poker-bot/shared/clock/clock';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Driver, PerformOptions } from '../../driver.ts';
import { unitFailed } from '../../failure/unit-failed.ts';
import type { ObservedStack } from '../../observed-stack.ts';
import { isAlive, type ProcessIdentity } from '../../process-identity.ts';
import { untilAborted } from '../until-aborted.ts';
import { changesOf } from './changes-of.ts';
import { ControlClient } from './control-client.ts';
import { exec } from './exec.ts';
import { memoryOf } from './memory-of.ts';
import { observeProcesses, supervisorResource } from './observe-processes.ts';
import type { ProcessPaths } from './process-paths.ts';
import type { HealthOutcome } from './protocol.ts';
import { readLogs } from './read-logs.ts';
import { registryEntry } from './registry.ts';
import { runJob } from './run-job.ts';
import { spawnSupervisor } from './spawn-supervisor.ts';
import { type StackState, stateVersion } from './stack-state.ts';
import { heartbeat, readState, stateTime } from './state-file.ts';
import { killGroupOf, untilGone } from './stop-orphan.ts';
import { usageOf } from './usage-of.ts';

/** A supervisor that does not answer a first question within this time hangs; in milliseconds. */
const answerWithin = 3_000;
/** Time between two looks at how a start is going, in milliseconds. */
const progressEvery = 1_000;

export interface ProcessDriverOptions {
  readonly paths: ProcessPaths;
  /** Program of the supervisor. */
  readonly supervisorEntry: string;
  /** What every process needs of the surroundings, such as `PATH`; no secret. */
  readonly environment: Readonly<Record<string, string>>;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs: number;
}

/** Runs the units as processes of this machine, under one supervisor a workspace. */
export function createProcessDriver(options: ProcessDriverOptions): Driver {
  const session = new Session(options);
  return {
    name: 'process',
    capabilities: { resources: [supervisorResource] },
    observe: () => session.observe(),
    perform: (request) => untilAborted(session.perform(request), request.signal),
    logs: (request) => readLogs(options.paths.logs, request),
    runJob,
    exec,
    usage: ({ units }) => usageOf(units),
    changes: (signal) => changesOf(options.paths.state, signal),
    close: () => session.close(),
    memory: async ({ units }) =>
      Object.fromEntries(
        units.flatMap(({ name, pid }) => {
          const bytes = pid === undefined ? undefined : memoryOf(pid);
          return bytes === undefined ? [] : [[name, bytes]];
        }),
      ),
  };
}

class Session {
  readonly #options: ProcessDriverOptions;
  #client: Promise<ControlClient> | undefined;
  #fingerprintKey = '';

  constructor(options: ProcessDriverOptions) {
    this.#options = options;
  }

  async observe(): Promise<ObservedStack> {
    const state = await this.#state();
    const doubtful = state?.supervisor && isAlive(state.supervisor) && !this.#isFresh();
    const told = doubtful ? await this.#ask(state.supervisor?.socket) : state;
    const observed = observeProcesses(told ?? state, doubtful && told === undefined);
    this.#fingerprintKey = observed.fingerprintKey;
    return observed;
  }

  async perform({ operation, unit, progress }: PerformOptions): Promise<void> {
    const { target } = operation;
    const timeoutMs = this.#options.healthTimeoutMs;
    switch (operation.kind) {
      case 'build':
        throw new Error(`Processes need no image, and ${target} asks for one`);
      case 'prepare':
        await this.#endHanging();
        return await spawnSupervisor({
          ...this.#options,
          entry: this.#options.supervisorEntry,
          fingerprintKey: this.#fingerprintKey,
        });
      case 'start': {
        if (!unit) throw new Error(`The unit ${target} to start is not declared`);
        const client = await this.#connect();
        return await this.#healthy(target, progress, client.request('start', { unit, timeoutMs }));
      }
      case 'await': {
        const client = await this.#connect();
        return await this.#healthy(
          target,
          progress,
          client.request('await', { unit: target, timeoutMs }),
        );
      }
      case 'stop':
        return await this.#stop(target, unit === undefined);
      case 'release':
        return await this.#release();
    }
  }

  close(): void {
    void this.#client?.then((client) => client.close()).catch(() => undefined);
    this.#client = undefined;
  }

  /** Somebody may have removed the snapshot of a stack that runs: then the supervisor itself is asked. */
  async #state(): Promise<StackState | undefined> {
    const { paths } = this.#options;
    const state = readState(paths.state);
    if (state?.supervisor && isAlive(state.supervisor)) return state;
    const entry = registryEntry(paths);
    if (!entry || !isAlive(entry.supervisor)) return state;
    const told = await this.#ask(entry.socket);
    if (told && told.version !== stateVersion) throw otherVersion(entry.supervisor.pid);
    return told ?? state;
  }

  /** What the supervisor itself says; undefined when it does not answer. */
  async #ask(socket?: string): Promise<StackState | undefined> {
    const client = await this.#connect(socket).catch(() => undefined);
    return await client?.request('state', {});
  }

  /** A supervisor renews its snapshot all the time: one that has not may hang, and is worth a question. */
  #isFresh(): boolean {
    const age = systemClock.now() - stateTime(this.#options.paths.state);
    return age >= 0 && age < 4 * heartbeat;
  }

  /** One that hangs would keep its successor from the lock. */
  async #endHanging(): Promise<void> {
    const supervisor = readState(this.#options.paths.state)?.supervisor;
    if (!supervisor || !isAlive(supervisor)) return;
    const client = await this.#connect().catch(() => undefined);
    if (!client) await this.#kill(supervisor);
  }

  #connect(socket?: string): Promise<ControlClient> {
    const { paths } = this.#options;
    this.#client ??= ControlClient.connect(
      socket ?? readState(paths.state)?.supervisor?.socket ?? paths.socket,
      answerWithin,
    ).catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async #healthy(
    unit: string,
    progress: (text: string) => void,
    asked: Promise<HealthOutcome>,
  ): Promise<void> {
    let told: string | undefined;
    const timer = setInterval(() => {
      const found = readState(this.#options.paths.state)?.units.find(({ name }) => name === unit);
      const detail = found?.detail;
      // Before it listens, every unit refuses connections: that is no news.
      if (detail && detail !== told && !detail.startsWith('connection refused')) progress(detail);
      told = detail;
    }, progressEvery);
    try {
      const { failure } = await asked;
      if (failure) throw unitFailed(failure);
    } finally {
      clearInterval(timer);
    }
  }

  async #stop(name: string, forget: boolean): Promise<void> {
    const state = await this.#state();
    const supervisor = state?.supervisor;
    if (!supervisor || !isAlive(supervisor)) {
      const orphan = state?.units.find((unit) => unit.name === name)?.process;
      if (orphan) await killGroupOf(orphan);
      return;
    }
    const client = await this.#connect().catch(() => undefined);
    if (client) await client.request('stop', { unit: name, forget });
    else await this.#kill(supervisor);
  }

  async #release(): Promise<void> {
    const supervisor = (await this.#state())?.supervisor;
    if (!supervisor || !isAlive(supervisor)) return;
    const client = await this.#connect().catch(() => undefined);
    if (!client) return await this.#kill(supervisor);
    await client.request('shutdown', {});
    await untilGone(supervisor);
    this.close();
  }

  /** For a supervisor that hangs. Its watchdogs end what it ran; what they should miss is ended here. */
  async #kill(supervisor: ProcessIdentity): Promise<void> {
    const { paths } = this.#options;
    const units = readState(paths.state)?.units ?? [];
    await killGroupOf(supervisor);
    await Promise.all(units.map(({ process: unit }) => (unit ? killGroupOf(unit) : undefined)));
    this.close();
  }
}

function otherVersion(pid: number): PokerbotError {
  return new PokerbotError('SUPERVISOR_UNREACHABLE', {
    message: `The supervisor of this workspace (process ${pid}) was started by another version of pokerbot`,
    next: [`End it and what it runs with \`kill ${pid}\`, then run \`pokerbot up\``],
    details: { pid },
  });
}
