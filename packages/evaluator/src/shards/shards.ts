import { Worker } from 'node:worker_threads';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { TimedRange } from './played-range.ts';
import type {
  NumberedAnswer,
  NumberedTask,
  ShardAnswer,
  ShardData,
  ShardTask,
} from './shard-task.ts';

/** Deaths of workers over one task that end the run: the task may be what kills them. */
const mostDeaths = 2;

/** Tasks at one worker: one that it does, and one to go on with at once. */
const tasksOfWorker = 2;

/**
 * Many times what a worker needs. A heap without a limit is let grow as fast as it is filled, which is to no use: runs were
 * no quicker by it, and held twice as much.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 };

export interface ShardsOptions {
  /** The program of a worker: it serves tasks (`serveTasks`). */
  readonly entry: URL;
  readonly count: number;
  readonly data: ShardData;
}

/** Worker threads that do the tasks of one run side by side. They start when they are needed. */
export class Shards {
  readonly #options: ShardsOptions;
  readonly #workers: (Worker | undefined)[];
  #lastError = '';
  #tasks = 0;

  constructor(options: ShardsOptions) {
    this.#options = options;
    this.#workers = Array.from({ length: options.count }, () => undefined);
  }

  get count(): number {
    return this.#options.count;
  }

  /**
   * Does tasks side by side and gives the answers in the order of the tasks. Not many more are begun than have been
   * taken, so that memory stays flat. A worker that dies is replaced, and its task done again.
   *
   * @throws PokerbotError `SHARD_LOST` when a task has cost two workers, and what a task throws
   */
  async *do(
    tasks: Iterable<ShardTask>,
    signal: AbortSignal,
  ): AsyncGenerator<TimedRange, void, undefined> {
    const queue = new TaskQueue(tasks, {
      ahead: 3 * this.count,
      why: () => this.#lastError,
    });
    const hands = this.#workers.map(
      (_, place) =>
        new Hand(queue, { worker: () => this.#workerAt(place), nextId: () => this.#nextId() }),
    );
    const wake = () => queue.wake();
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        for (const hand of hands) hand.takeNext();
        if (signal.aborted || queue.isDone) return;
        const answer = queue.nextAnswer();
        if (answer === undefined) await queue.change();
        else yield answer;
      }
    } finally {
      signal.removeEventListener('abort', wake);
      for (const hand of hands) hand.letGo();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker?.terminate()));
  }

  #nextId(): number {
    this.#tasks += 1;
    return this.#tasks;
  }

  #workerAt(place: number): Worker {
    const known = this.#workers[place];
    if (known !== undefined) return known;
    const { entry, data } = this.#options;
    const worker = new Worker(entry, { workerData: data, resourceLimits });
    worker.once('exit', () => {
      this.#workers[place] = undefined;
    });
    // Its exit follows, and is what counts.
    worker.on('error', ({ message }) => {
      this.#lastError = message;
    });
    this.#workers[place] = worker;
    return worker;
  }
}

interface Queued {
  readonly place: number;
  readonly task: ShardTask;
}

/** The tasks that are to be done, and the answers that wait for their turn. */
class TaskQueue {
  readonly #tasks: Iterator<ShardTask>;
  readonly #ahead: number;
  readonly #why: () => string;
  readonly #again: Queued[] = [];
  readonly #answers = new Map<number, TimedRange>();
  readonly #deaths = new Map<number, number>();
  #begun = 0;
  #taken = 0;
  #ended = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  /**
   * @param ahead tasks that may be begun beyond the last answer that was taken
   * @param why a worker died last, where it could tell
   */
  constructor(
    tasks: Iterable<ShardTask>,
    { ahead, why }: { readonly ahead: number; readonly why: () => string },
  ) {
    this.#tasks = tasks[Symbol.iterator]();
    this.#ahead = ahead;
    this.#why = why;
  }

  get isDone(): boolean {
    return this.#ended && this.#taken === this.#begun;
  }

  nextTask(): Queued | undefined {
    const again = this.#again.shift();
    if (again !== undefined) return again;
    if (this.#ended || this.#begun >= this.#taken + this.#ahead) return undefined;
    const { done, value } = this.#tasks.next();
    if (done === true) {
      this.#ended = true;
      return undefined;
    }
    const place = this.#begun;
    this.#begun += 1;
    return { place, task: value };
  }

  nextAnswer(): TimedRange | undefined {
    const answer = this.#answers.get(this.#taken);
    if (answer === undefined) {
      if (this.#failure !== undefined) throw this.#failure;
      return undefined;
    }
    this.#answers.delete(this.#taken);
    this.#taken += 1;
    return answer;
  }

  answered({ place }: Queued, answer: ShardAnswer): void {
    if (answer.type === 'done') this.#answers.set(place, answer.range);
    else this.#failure ??= failureOf(answer);
    this.wake();
  }

  /** Tasks that were begun by nobody. */
  giveBack(queued: readonly Queued[]): void {
    this.#again.push(...queued);
  }

  /** A worker died over a task. */
  lost(queued: Queued): void {
    const deaths = (this.#deaths.get(queued.place) ?? 0) + 1;
    this.#deaths.set(queued.place, deaths);
    if (deaths < mostDeaths) this.#again.push(queued);
    else this.#failure ??= lostFor(queued.task, this.#why());
    this.wake();
  }

  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake?.();
  }
}

interface HandPlace {
  worker(): Worker;
  nextId(): number;
}

/** Passes tasks of a queue to the worker at one place, and has the next one wait there while one is done. */
class Hand {
  readonly #queue: TaskQueue;
  readonly #here: HandPlace;
  readonly #held: { readonly id: number; readonly queued: Queued }[] = [];
  #worker: Worker | undefined;

  constructor(queue: TaskQueue, here: HandPlace) {
    this.#queue = queue;
    this.#here = here;
  }

  readonly #onMessage = ({ id, answer }: NumberedAnswer) => {
    // Of a sequence that was ended early: nobody waits for it any more.
    if (this.#held[0]?.id !== id) return;
    const done = this.#held.shift();
    if (done !== undefined) this.#queue.answered(done.queued, answer);
    this.takeNext();
  };

  readonly #onExit = () => {
    this.letGo();
    const [lost, ...others] = this.#held.splice(0).map(({ queued }) => queued);
    this.#queue.giveBack(others);
    if (lost !== undefined) this.#queue.lost(lost);
  };

  takeNext(): void {
    while (this.#held.length < tasksOfWorker) {
      const queued = this.#queue.nextTask();
      if (queued === undefined) return;
      const id = this.#here.nextId();
      this.#held.push({ id, queued });
      this.#workerFor().postMessage({ id, task: queued.task } satisfies NumberedTask);
    }
  }

  letGo(): void {
    this.#worker?.off('message', this.#onMessage);
    this.#worker?.off('exit', this.#onExit);
    this.#worker = undefined;
  }

  #workerFor(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#here.worker();
    worker.on('message', this.#onMessage);
    worker.on('exit', this.#onExit);
    this.#worker = worker;
    return worker;
  }
}

function failureOf(answer: ShardAnswer & { type: 'failed' }): Error {
  const { code, message, next, details } = answer;
  return code === undefined
    ? new Error(`A worker failed: ${message}`)
    : new PokerbotError(code, { message, next, details });
}

function lostFor(task: ShardTask, why: string): PokerbotError {
  return new PokerbotError('SHARD_LOST', {
    message: `${mostDeaths} workers ended, one after the other, over hands ${task.from} to ${task.to - 1}${why && `: ${why}`}`,
    details: { ...task },
  });
}
