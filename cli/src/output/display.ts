import type { ProgressEvent } from '../events.ts';

/** Draws progress on stderr. */
export interface Display {
  show(event: ProgressEvent): void;
  /** Leaves the terminal as it should be for whatever is written next. */
  close(): Promise<void>;
}

export const silentDisplay: Display = {
  show: () => undefined,
  close: async () => undefined,
};
