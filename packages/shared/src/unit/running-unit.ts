/** A unit that has started: everything it opened is released by `stop`. */
export interface RunningUnit {
  /** Stops accepting work, finishes what is under way and releases everything. Safe to call twice. */
  stop(): Promise<void>;
}
