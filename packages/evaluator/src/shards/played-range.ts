/** Hands that follow each other, played, as they are to be on file. */
export interface PlayedRange {
  /** Index of the first hand. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
  /** Lines of `hands.jsonl`, each with its end, as UTF-8. */
  readonly hands: Uint8Array<ArrayBuffer>;
  /** Lines of `timings.jsonl`, as many. */
  readonly timings: Uint8Array<ArrayBuffer>;
  /** The `.phh` texts, as many, each ended by a NUL; an empty one of a hand that crashed. */
  readonly phh: Uint8Array<ArrayBuffer>;
}

/** The same with the time that it took to play. */
export interface TimedRange extends PlayedRange {
  readonly milliseconds: number;
}

/** Whoever does the work of a run: here, or in threads of its own. */
export interface HandSource {
  /**
   * The hands from one index up to before another, in order, in ranges of any size.
   *
   * @param signal ends the sequence at once; what is under way then is dropped
   */
  play(hands: {
    readonly from: number;
    readonly to: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<PlayedRange, void, undefined>;

  close(): Promise<void>;
}
