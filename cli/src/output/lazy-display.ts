import type { ProgressEvent } from '../events.ts';
import type { Display } from './display.ts';

/** Loads the real display when the first event comes: commands that show no progress do not pay for it. */
export class LazyDisplay implements Display {
  readonly #load: () => Promise<Display>;
  #loading: Promise<Display> | undefined;
  #display: Display | undefined;
  readonly #waiting: ProgressEvent[] = [];

  constructor(load: () => Promise<Display>) {
    this.#load = load;
  }

  show(event: ProgressEvent): void {
    if (this.#display) {
      this.#display.show(event);
      return;
    }
    this.#waiting.push(event);
    this.#loading ??= this.#start();
  }

  async close(): Promise<void> {
    await (await this.#loading)?.close();
  }

  async #start(): Promise<Display> {
    const display = await this.#load();
    for (const event of this.#waiting.splice(0)) display.show(event);
    this.#display = display;
    return display;
  }
}
