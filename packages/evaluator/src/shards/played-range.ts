import type { FilePart } from '../run-folder/file-parts.ts';

/** Hands that follow each other, played, as they are to be on file. */
export interface PlayedRange {
  /** Index of the first hand. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
  /** Lines of `hands.jsonl`, each with its end. */
  readonly hands: string;
  /** Lines of `timings.jsonl`, as many. */
  readonly timings: string;
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

  /** The `.phh` texts of the hands in parts of `hands.jsonl`, in order. */
  sections(
    parts: Iterable<FilePart>,
  ): AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

  close(): Promise<void>;
}
