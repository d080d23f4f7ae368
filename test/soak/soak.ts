export interface SoakContext {
  /** Tells a person how far the run is. */
  say(text: string): void;
}

/** What this machine lacks for a soak, and how to get it. A soak that needs more than a checkout exports it as `missing`. */
export type SoakNeeds = () => Promise<string | undefined>;

export interface SoakResult {
  readonly passed: boolean;
  /** What was measured, as plain data. */
  readonly figures: Readonly<Record<string, unknown>>;
}
