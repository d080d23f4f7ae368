import { connectHealth, type HealthProbe } from '@poker-bot/proto/client/health';
import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import type { Log } from '@poker-bot/shared/log/log';
import { HostFault } from './host-fault.ts';

export interface PeerOptions {
  readonly name: string;
  /** HOST:PORT */
  readonly address: string;
  readonly security: TransportSecurity | undefined;
  readonly log: Log;
}

/** Often until the peer has answered once: a stack that starts waits for it. */
const searchIntervalMs = 100;
const watchIntervalMs = 1_000;
const answerWithinMs = 1_000;

/** Asks a service again and again whether it serves. The connection comes back by itself. */
export class PeerWatch {
  readonly name: string;
  readonly #options: PeerOptions;
  readonly #probe: HealthProbe;
  readonly #host: HostFault;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #seen = false;
  #serving = false;

  constructor(options: PeerOptions) {
    this.name = options.name;
    this.#options = options;
    this.#probe = connectHealth(options);
    this.#host = new HostFault(options.address);
    void this.#look();
  }

  /** Whether it has served at some time. */
  get seen(): boolean {
    return this.#seen;
  }

  get serving(): boolean {
    return this.#serving;
  }

  /** Why its address cannot be used, in the system's word: `ENOTFOUND` for a host that nobody knows. */
  get fault(): string | undefined {
    return this.#host.code;
  }

  get address(): string {
    return this.#options.address;
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
    this.#probe.close();
  }

  async #look(): Promise<void> {
    const { signal } = this.#closing;
    const status = await this.#probe.check({ signal, deadlineMs: answerWithinMs });
    if (signal.aborted) return;
    if (status === 'unreachable') this.#host.ask();
    else this.#host.clear();
    this.#note(status === 'serving');
    const pause = this.#seen ? watchIntervalMs : searchIntervalMs;
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  #note(serving: boolean): void {
    const { log, name, address } = this.#options;
    if (serving && !this.#serving) log.info('peer serves', { peer: name, address });
    if (!serving && this.#serving) log.warn('peer lost', { peer: name, address });
    this.#serving = serving;
    this.#seen ||= serving;
  }
}
