export interface InOrderOptions<T> {
  readonly from: number;
  /** The first index that is not asked for any more. */
  readonly to: number;
  /** Tasks under way at the same time. */
  readonly width: number;
  /** Asked before each task: false when no more are to be begun; those under way are waited for. */
  goesOn?(): boolean;
  /** Ends the sequence at once; what is under way then is dropped. */
  readonly signal: AbortSignal;
  readonly task: (index: number) => Promise<T>;
}

/**
 * Runs tasks at the same time and gives their results in the order of their index, so that what is made of them does not
 * depend on which one finished first.
 */
export async function* inOrder<T>(options: InOrderOptions<T>): AsyncGenerator<T, void, undefined> {
  const { from, to, width, signal, task, goesOn = () => true } = options;
  const underWay: Promise<T>[] = [];
  const end = new Abort(signal);
  try {
    for (let index = from; ; ) {
      while (index < to && underWay.length < width && goesOn()) {
        const started = task(index);
        // Its turn comes later: until then a failure is not unhandled, it waits to be thrown in order.
        started.catch(() => undefined);
        underWay.push(started);
        index += 1;
      }
      const first = underWay.shift();
      if (first === undefined || (await end.comesBefore(first))) return;
      yield await first;
    }
  } finally {
    end.forget();
  }
}

/**
 * An abort that tasks are waited for against. (`Promise.race` against one promise of the abort would keep every task in
 * memory until the end.)
 */
class Abort {
  readonly #signal: AbortSignal;
  readonly #wake = () => this.#waiting?.();
  #waiting: (() => void) | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#wake);
  }

  /**
   * Waits for a task or the abort; true for the abort, also when both came: a result that it cut short must not pass for a
   * whole one.
   */
  comesBefore(task: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = () => resolve(this.#signal.aborted);
      this.#waiting = finish;
      if (this.#signal.aborted) finish();
      task.then(finish, finish);
    });
  }

  forget(): void {
    this.#signal.removeEventListener('abort', this.#wake);
  }
}
