/** Hands of the first tasks: a run that is stopped soon has played something. */
const fewest = 8;
/** Hands of one task at most: some milliseconds of work beside which passing it on costs little. */
const most = 128;
/** Longest time that a task is meant to take, in milliseconds: what a thread has under way is lost when a run is stopped. */
const longest = 200;

/** How many hands a task has: few at first, then as many as are played in a moment, always whole deals. */
export class TaskPace {
  readonly #unit: number;
  #hands: number;

  /** @param unit hands that are best played by one thread */
  constructor(unit: number) {
    this.#unit = unit;
    this.#hands = this.#whole(fewest);
  }

  /** Of the next task. */
  get hands(): number {
    return this.#hands;
  }

  /** Learns from a task that is done. It grows no faster than by doubling: the first hands of a thread are slow. */
  learn(task: { readonly hands: number; readonly milliseconds: number }): void {
    const inTime = (task.hands / Math.max(task.milliseconds, 1)) * longest;
    this.#hands = this.#whole(Math.min(inTime, 2 * this.#hands, most));
  }

  #whole(hands: number): number {
    return Math.max(1, Math.ceil(hands / this.#unit)) * this.#unit;
  }
}
