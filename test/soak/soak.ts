export interface SoakContext {
  /** Tells a person how far the run is. */
  say(text: string): void;
}

export interface SoakResult {
  readonly passed: boolean;
  /** What was measured, as plain data. */
  readonly figures: Readonly<Record<string, unknown>>;
}
