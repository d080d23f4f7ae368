import type { UnitSpec } from '../../../unit-spec.ts';
import { afterEnd } from '../../restart-policy.ts';
import { settleTime, settleTimeWithin } from '../../settle-time.ts';
import type { DockerSite } from '../docker-site.ts';
import { ifExists, isDisconnected } from '../engine/engine-error.ts';
import type { ContainerEvent, EventListener } from '../engine/engine-events.ts';
import { hasCheck } from '../observe/asked-state.ts';
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
  /** `answer`: what it said at last, where nothing in its container asks it. */
  | { readonly type: 'late'; readonly answer?: string | undefined }
  | { readonly type: 'interrupted' };

export interface HealthWaitOptions {
  readonly site: DockerSite;
  readonly unit: UnitSpec;
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
/** Exit code of what was ended by SIGKILL. */
const killed = 137;
/** Longest time between the end of a container that is being removed and its removal, in milliseconds. */
const removalWithin = 300;

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
  #steadyAfter = settleTime;
  #steadiness: { readonly run: string; readonly timer: NodeJS.Timeout } | undefined;
  readonly #asking = new AbortController();
  #asked = false;
  #answer: string | undefined;
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
    this.#steadyAfter = settleTimeWithin(timeoutMs);
    const interrupt = () => this.#settle({ type: 'interrupted' });
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    const timer = setTimeout(() => this.#settle({ type: 'late', answer: this.#answer }), timeoutMs);
    this.#look();
    try {
      return await this.#outcome;
    } finally {
      clearTimeout(timer);
      this.#asking.abort();
      clearTimeout(this.#steadiness?.timer);
      signal.removeEventListener('abort', interrupt);
    }
  }

  #onOwnEvent(event: Exclude<ContainerEvent, { type: 'reconnected' }>): void {
    if (event.type === 'healthy') this.#settle({ type: 'healthy' });
    if (event.type === 'destroy') this.#settle({ type: 'removed' });
    if (event.type === 'oom') this.#oomKilled = true;
    if (event.type === 'start' || event.type === 'judged') this.#look();
    if (event.type === 'die') {
      clearTimeout(this.#steadiness?.timer);
      this.#look(event.exitCode ?? 0);
    }
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
    if (exitCode === undefined && State.Status === 'running') {
      if (State.Health?.Status === 'healthy') return this.#settle({ type: 'healthy' });
      if (!hasCheck(State)) this.#findOut(State.StartedAt);
      // What runs has no exit code, and does not tell that of the run before, of whose end an event has told or will.
      return;
    }
    const over = State.Status === 'exited' || State.Status === 'dead';
    const ends = found.RestartCount + (over ? 1 : 0);
    if (ends <= this.#endsKnown) return;
    this.#endsKnown = ends;
    this.#onEnd({ exitCode: exitCode ?? State.ExitCode, attempts: ends, over });
  }

  #findOut(run: string): void {
    if (this.#options.unit.health) this.#ask();
    else this.#expectSteadiness(run);
  }

  /** Nothing in the container looks at the health of this one: it is asked from here, by its published port. */
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    const { unit } = this.#options;
    const { signal } = this.#asking;
    const onAnswer = (detail: string) => {
      this.#answer = detail;
      if (this.#isRemarkDue()) this.#say(detail);
    };
    void import('../observe/external-health.ts')
      .then(({ awaitExternal }) =>
        awaitExternal({ unit, timeoutMs: Number.POSITIVE_INFINITY, signal, onAnswer }),
      )
      .then((answer) => answer === undefined && this.#settle({ type: 'healthy' }))
      .catch((error: unknown) => this.#fail(error));
  }

  /** Nobody looks at the health of this one: what counts is that a run goes on. */
  #expectSteadiness(run: string): void {
    if (this.#steadiness?.run === run) return;
    clearTimeout(this.#steadiness?.timer);
    const timer = setTimeout(() => this.#settle({ type: 'healthy' }), this.#steadyAfter);
    this.#steadiness = { run, timer };
  }

  #onEnd(end: { readonly exitCode: number; readonly attempts: number; readonly over: boolean }) {
    const { exitCode, attempts, over } = end;
    const next = afterEnd({ exitCode, attempts, wasHealthy: this.#options.worked });
    const giveUp = next.action === 'give-up';
    if (!giveUp && !next.crashLoop && !over) return;
    const ended = {
      type: 'ended',
      exitCode,
      attempts,
      oomKilled: this.#oomKilled,
      giveUp,
    } as const;
    // Somebody who removes a container kills it first, and then the removal is the news.
    if (exitCode !== killed || this.#oomKilled) this.#settle(ended);
    else setTimeout(() => this.#settle(ended), removalWithin);
  }

  #remarkIfDue(): void {
    if (!this.#isRemarkDue()) return;
    const { site, container } = this.#options;
    void site.docker
      .getContainer(container)
      .inspect()
      .then(({ State }) => {
        if (State.Health?.Status === 'starting') this.#say(lastWords(State.Health.Log ?? []));
      })
      .catch(() => undefined);
  }

  #isRemarkDue(): boolean {
    const now = performance.now();
    if (now - this.#remarkedAt < remarkEvery) return false;
    this.#remarkedAt = now;
    return true;
  }

  #say(words: string | undefined): void {
    // Before it listens, every unit refuses connections: that is no news.
    if (!words || words === this.#remark || /^connection refused/.test(words)) return;
    this.#options.progress(words);
    this.#remark = words;
  }
}
