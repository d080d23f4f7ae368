import type { MemorySample } from '../record/timing-line.ts';

/**
 * By how much the memory of a run grew: the most that a process held after its first hands, less what it held by then. Of
 * several processes that played parts of it, the one that grew most.
 */
export class MemoryGrowth {
  readonly #first = new Map<number, number>();
  #most = 0;

  add({ process, residentMb }: MemorySample): void {
    const first = this.#first.get(process);
    if (first === undefined) this.#first.set(process, residentMb);
    else this.#most = Math.max(this.#most, residentMb - first);
  }

  /** Megabytes; undefined before the first sample. */
  get megabytes(): number | undefined {
    return this.#first.size === 0 ? undefined : Math.round(this.#most * 10) / 10;
  }
}
