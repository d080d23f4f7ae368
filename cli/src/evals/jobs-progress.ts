import { dirname, join } from 'node:path';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';

type Started = Exclude<Extract<RunEvent, { type: 'started' }>, { suite: 'shadow' }>;
type Progress = Exclude<Extract<RunEvent, { type: 'progress' }>, { suite: 'shadow' }>;

export interface JobsProgressOptions {
  readonly runId: string;
  readonly jobs: number;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** What is to be known when it begins. */
  readonly warning?: string | undefined;
  readonly listen: (event: RunEvent) => void;
}

/** How far one of the jobs is. */
interface Part extends Pick<Progress, 'hands' | 'of' | 'degradedHands'> {
  readonly resumedAt: number;
}

/** Makes of the events of several jobs, each with a shard of a run, those of one that plays it all. */
export class JobsProgress {
  readonly #options: JobsProgressOptions;
  readonly #parts = new Map<number, Part>();
  #started: Started | undefined;
  #isTold = false;
  #begunAt: number | undefined;
  #playedAt = 0;

  constructor(options: JobsProgressOptions) {
    this.#options = options;
  }

  /** Hands on file. */
  get hands(): number {
    return this.#sum('hands');
  }

  /** Hands of the run; undefined until each job has told of its own. */
  get of(): number | undefined {
    return this.#parts.size < this.#options.jobs ? undefined : this.#sum('of');
  }

  hear(job: number, event: RunEvent): void {
    const part = partOf(event, this.#parts.get(job));
    if (part === undefined) return;
    const { hands } = this;
    this.#parts.set(job, part);
    this.#keepTime(event, this.hands > hands);
    if (isStart(event)) this.#started ??= event;
    const { of } = this;
    if (of === undefined || this.#started === undefined) return;
    if (!this.#isTold) this.#tellStart(this.#started, of);
    else this.#tellProgress(of);
  }

  /** Of all jobs together, from the start of the first to the last hand; undefined where they have played none. */
  get handsPerSecond(): number | undefined {
    const played = this.hands - this.#sum('resumedAt');
    if (this.#begunAt === undefined || played === 0) return undefined;
    return played / (Math.max(this.#playedAt - this.#begunAt, 1) / 1000);
  }

  /** A job has been stopped, with so many hands on file. */
  stop(job: number, hands: number): void {
    const part = this.#parts.get(job);
    if (part !== undefined) this.#parts.set(job, { ...part, hands });
  }

  #keepTime({ type }: RunEvent, hasPlayed: boolean): void {
    const now = this.#options.clock.monotonic();
    if (type === 'started') this.#begunAt ??= now;
    else if (hasPlayed) this.#playedAt = now;
  }

  #tellStart(first: Started, hands: number): void {
    const { runId, jobs, warning, listen } = this.#options;
    this.#isTold = true;
    const folder = join(dirname(first.folder), runId);
    const resumedAt = this.#sum('resumedAt');
    const warned = warning === undefined ? {} : { warning };
    listen({ ...first, ...warned, runId, folder, hands, jobs, resumedAt });
  }

  #tellProgress(of: number): void {
    const { jobs, listen } = this.#options;
    listen({
      type: 'progress',
      jobs,
      of,
      hands: this.hands,
      // Deals are scored in their order, which only the whole run has.
      bbPer100: null,
      interval: null,
      handsPerSecond: this.handsPerSecond ?? 0,
      degradedHands: this.#sum('degradedHands'),
    });
  }

  #sum(figure: keyof Part): number {
    return [...this.#parts.values()].reduce((sum, part) => sum + part[figure], 0);
  }
}

function isStart(event: RunEvent): event is Started {
  return event.type === 'started' && event.suite !== 'shadow';
}

function partOf(event: RunEvent, before: Part | undefined): Part | undefined {
  const resumedAt = before?.resumedAt ?? 0;
  switch (event.type) {
    case 'started': {
      const { hands: of, resumedAt: hands } = event;
      return { hands, of, resumedAt: hands, degradedHands: 0 };
    }
    case 'progress': {
      if (event.suite !== undefined) return undefined;
      const { hands, of, degradedHands } = event;
      return { hands, of, degradedHands, resumedAt };
    }
    case 'finished': {
      if (event.summary.suite !== 'smoke') return undefined;
      const { hands, degradedHands } = event.summary;
      // One that was finished before says nothing else.
      const since = before === undefined ? hands : resumedAt;
      return { hands, of: hands, degradedHands, resumedAt: since };
    }
    case 'planned':
    case 'scanning':
    case 'listening':
      return undefined;
  }
}
