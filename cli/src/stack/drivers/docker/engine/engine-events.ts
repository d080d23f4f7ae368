import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { unitLabel, workspaceLabel } from '../labels.ts';
import { engineGone } from './engine-error.ts';
import { readJsonLines } from './read-json-lines.ts';

export type ContainerAction = 'start' | 'die' | 'oom' | 'destroy' | 'pause' | 'unpause';

/** What happened to a container of the workspace. */
export type ContainerEvent =
  | {
      readonly type: ContainerAction;
      readonly container: string;
      readonly unit: string;
      readonly exitCode?: number | undefined;
    }
  /** `looked`: a look at its health has ended, however. `judged`: its health is known anew, and has to be asked for. */
  | {
      readonly type: 'healthy' | 'unhealthy' | 'looked' | 'judged';
      readonly container: string;
      readonly unit: string;
    }
  /** The connection was lost and stands again: events in between were missed. */
  | { readonly type: 'reconnected' };

export interface EventListener {
  onEvent(event: ContainerEvent): void;
  /** The engine does not come back. */
  onLost(error: Error): void;
}

/** Times to try again and milliseconds between them, for an engine that is being restarted. */
const attempts = 50;
const pause = 200;

const actions: readonly string[] = ['start', 'die', 'oom', 'destroy', 'pause', 'unpause'];
/** What Podman calls some of them. */
const otherNames: Readonly<Record<string, ContainerAction>> = { died: 'die', remove: 'destroy' };
const looks = ['health_status', 'exec_die', 'exec_died'];
const wanted = [...actions, ...Object.keys(otherNames), ...looks];

/** One stream of events of a workspace, for as many as listen; open only as long as somebody does. */
export class EngineEvents {
  readonly #docker: Docker;
  readonly #workspace: string;
  readonly #listeners = new Set<EventListener>();
  #stream: Promise<Readable> | undefined;
  #open: Readable | undefined;

  constructor(docker: Docker, workspace: string) {
    this.#docker = docker;
    this.#workspace = workspace;
  }

  /** Resolves when events are being listened to, with the way to stop. */
  async listen(listener: EventListener): Promise<() => void> {
    this.#listeners.add(listener);
    this.#stream ??= this.#connect();
    try {
      await this.#stream;
    } catch (error) {
      this.#stream = undefined;
      this.#listeners.delete(listener);
      throw error;
    }
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.close();
    };
  }

  close(): void {
    this.#listeners.clear();
    const stream = this.#stream;
    this.#stream = undefined;
    this.#open = undefined;
    void stream?.then((open) => open.destroy()).catch(() => undefined);
  }

  async #connect(): Promise<Readable> {
    const stream = (await this.#docker.getEvents({
      filters: {
        type: ['container'],
        label: [`${workspaceLabel}=${this.#workspace}`],
        event: wanted,
      },
    })) as Readable;
    readJsonLines(stream, (value) => {
      const event = readEvent(value);
      if (event) this.#tell(event);
    });
    stream.once('error', () => undefined);
    stream.once('close', () => {
      if (this.#open === stream) void this.#reconnect();
    });
    this.#open = stream;
    return stream;
  }

  async #reconnect(): Promise<void> {
    if (this.#listeners.size === 0) return;
    let failure: unknown = new Error('its events ended');
    for (let attempt = 0; attempt < attempts && this.#listeners.size > 0; attempt += 1) {
      await delay(pause);
      this.#stream = this.#connect();
      try {
        await this.#stream;
        this.#tell({ type: 'reconnected' });
        return;
      } catch (error) {
        failure = error;
      }
    }
    this.#stream = undefined;
    for (const listener of [...this.#listeners]) listener.onLost(engineGone(failure));
  }

  #tell(event: ContainerEvent): void {
    for (const listener of [...this.#listeners]) listener.onEvent(event);
  }
}

interface EngineEvent {
  readonly Action?: unknown;
  readonly Actor?: {
    readonly ID?: unknown;
    readonly Attributes?: Readonly<Record<string, string>>;
  };
}

/** Reads an event as the engine tells it; undefined for one that does not matter. */
export function readEvent(value: unknown): ContainerEvent | undefined {
  const { Action, Actor } = value as EngineEvent;
  if (typeof Action !== 'string' || typeof Actor?.ID !== 'string') return undefined;
  const attributes = Actor.Attributes ?? {};
  const about = { container: Actor.ID, unit: attributes[unitLabel] ?? '' };
  if (Action.startsWith('health_status')) return { type: healthOf(Action, attributes), ...about };
  if (Action.startsWith('exec_die')) return { type: 'looked', ...about };
  const type = otherNames[Action] ?? Action;
  if (!actions.includes(type)) return undefined;
  const exitCode = attributes.exitCode ?? attributes.containerExitCode;
  return {
    type: type as ContainerAction,
    ...about,
    ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
  };
}

/** Docker writes `health_status: healthy`; Podman has the status among the attributes, and before 4.4 nowhere. */
function healthOf(
  action: string,
  attributes: Readonly<Record<string, string>>,
): 'healthy' | 'unhealthy' | 'judged' {
  const status = action.split(': ')[1] ?? attributes.health_status;
  return status === 'healthy' || status === 'unhealthy' ? status : 'judged';
}
