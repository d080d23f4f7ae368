export type SessionState = 'running' | 'paused' | 'stopping' | 'stopped';

/** Whether a session may play its next hand. The hand under way always comes to its end. */
export class SessionControl {
  #state: SessionState = 'running';
  #reason: string | undefined;
  #wake: (() => void) | undefined;

  get state(): SessionState {
    return this.#state;
  }

  /** Why it does not play, or why it stopped. */
  get reason(): string | undefined {
    return this.#reason;
  }

  pause(reason: string): void {
    if (this.#state !== 'running') return;
    this.#state = 'paused';
    this.#reason = reason;
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    this.#reason = undefined;
    this.#wake?.();
  }

  /** The first reason stays. */
  stop(reason: string): void {
    if (this.#state === 'stopping' || this.#state === 'stopped') return;
    this.#state = 'stopping';
    this.#reason = reason;
    this.#wake?.();
  }

  finish(): void {
    this.#state = 'stopped';
  }

  /** Waits while paused, then tells whether to play on. */
  async mayPlay(): Promise<boolean> {
    while (this.#state === 'paused') {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#state === 'running';
  }
}
