import type { ContainerInspectInfo } from 'dockerode';
import { afterEnd } from '../../restart-policy.ts';
import type { DockerSite } from '../docker-site.ts';
import { ifExists, isDisconnected } from '../engine/engine-error.ts';
import type { ContainerEvent, EventListener } from '../engine/engine-events.ts';
import { lastWords } from '../observe/health-words.ts';

/** How waiting for a container's health ended. */
export type WaitOutcome =
  | { readonly type: 'healthy' }
  /** It ended in a way that waiting longer would not mend. `giveUp`: it would only end again. */
  | {
      readonly type: 'ended';
      readonly exitCode: number;
      readonly attempts: number;
      readonly oomKilled: boolean;
      readonly giveUp: boolean;
    }
  | { readonly type: 'removed' }
  | { readonly type: 'late' }
  | { readonly type: 'interrupted' };

export interface HealthWaitOptions {
  readonly site: DockerSite;
  readonly container: string;
  /** Whether it has been healthy before: then it is left to the engine, which starts it again. */
  readonly worked: boolean;
  readonly signal: AbortSignal;
  progress(text: string): void;
}

/** Time before another look when the engine did not answer, in milliseconds. */
const lookAgainAfter = 200;
/** Least time between two remarks on how a start is going, in milliseconds. */
const remarkEvery = 1_000;

/** Waits for one container by what the engine tells; asks only when something has happened. */
export class HealthWait implements EventListener {
  readonly #options: HealthWaitOptions;
  readonly #outcome: Promise<WaitOutcome>;
  #settle: (outcome: WaitOutcome) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;
  #looks: Promise<void> = Promise.resolve();
  #endsKnown = 0;
  #oomKilled = false;
  #settled = false;
  #remark: string | undefined;
  #remarkedAt = Number.NEGATIVE_INFINITY;

  constructor(options: HealthWaitOptions) {
    this.#options = options;
    this.#outcome = new Promise<WaitOutcome>((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    }).finally(() => {
      this.#settled = true;
    });
    // Whoever waits hears of it; nobody may be waiting yet.
    this.#outcome.catch(() => undefined);
  }

  onEvent(event: ContainerEvent): void {
    if (event.type === 'reconnected') this.#look();
    else if (event.container === this.#options.container) this.#onOwnEvent(event);
  }

  onLost(error: Error): void {
    this.#fail(error);
  }

  /** Resolves with the first that happens; to be called when the container was asked to start. */
  async until(timeoutMs: number): Promise<WaitOutcome> {
    const { signal } = this.#options;
    const interrupt = () => this.#settle({ type: 'interrupted' });
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    const timer = setTimeout(() => this.#settle({ type: 'late' }), timeoutMs);
    this.#look();
    try {
      return await this.#outcome;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
    }
  }

  #onOwnEvent(event: Exclude<ContainerEvent, { type: 'reconnected' }>): void {
    if (event.type === 'healthy') this.#settle({ type: 'healthy' });
    if (event.type === 'destroy') this.#settle({ type: 'removed' });
    if (event.type === 'oom') this.#oomKilled = true;
    if (event.type === 'die') this.#look(event.exitCode ?? 0);
    if (event.type === 'looked') this.#remarkIfDue();
  }

  /** One look after the other: each end is judged once. */
  #look(exitCode?: number): void {
    this.#looks = this.#looks
      .then(() => this.#judge(exitCode))
      .catch((error: unknown) => {
        if (!isDisconnected(error)) return this.#fail(error);
        // An engine that is being restarted; one that does not come back is told of by its events.
        setTimeout(() => this.#look(exitCode), lookAgainAfter).unref();
      });
  }

  async #judge(exitCode: number | undefined): Promise<void> {
    if (this.#settled) return;
    const { site, container } = this.#options;
    const found = await ifExists(site.docker.getContainer(container).inspect());
    if (!found) return this.#settle({ type: 'removed' });
    const { State } = found;
    if (State.OOMKilled) this.#oomKilled = true;
    if (exitCode === undefined && State.Status === 'running' && isGood(State)) {
      return this.#settle({ type: 'healthy' });
    }
    const over = State.Status === 'exited' || State.Status === 'dead';
    const ends = found.RestartCount + (over ? 1 : 0);
    if (ends <= this.#endsKnown) return;
    this.#endsKnown = ends;
    this.#onEnd({ exitCode: exitCode ?? State.ExitCode, attempts: ends, over });
  }

  #onEnd(end: { readonly exitCode: number; readonly attempts: number; readonly over: boolean }) {
    const { exitCode, attempts, over } = end;
    const next = afterEnd({ exitCode, attempts, wasHealthy: this.#options.worked });
    const giveUp = next.action === 'give-up';
    if (!giveUp && !next.crashLoop && !over) return;
    this.#settle({ type: 'ended', exitCode, attempts, oomKilled: this.#oomKilled, giveUp });
  }

  #remarkIfDue(): void {
    const now = performance.now();
    if (now - this.#remarkedAt < remarkEvery) return;
    this.#remarkedAt = now;
    const { site, container, progress } = this.#options;
    void site.docker
      .getContainer(container)
      .inspect()
      .then(({ State }) => {
        const words = lastWords(State.Health?.Log ?? []);
        // Before it listens, every unit refuses connections: that is no news.
        if (!words || words === this.#remark || /^connection refused/.test(words)) return;
        if (State.Health?.Status === 'starting') progress(words);
        this.#remark = words;
      })
      .catch(() => undefined);
  }
}

function isGood({ Health }: ContainerInspectInfo['State']): boolean {
  return Health === undefined || Health.Status === 'healthy' || Health.Status === 'none';
}
