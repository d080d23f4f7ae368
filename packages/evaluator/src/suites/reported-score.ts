import type { HandLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import type { PlayedReader } from '../report/read/played-report.ts';
import type { ReportLine, ReportTiming } from '../report/read/report-lines.ts';
import type { LineScore } from '../score/line-score.ts';

/** Reads the lines of a run for its report while they are scored: reading them again takes half as long as playing them. */
export class ReportedScore implements LineScore {
  readonly #score: LineScore;
  readonly #reader: PlayedReader;

  constructor(score: LineScore, reader: PlayedReader) {
    this.#score = score;
    this.#reader = reader;
  }

  get hands(): number {
    return this.#score.hands;
  }

  get progress(): LineScore['progress'] {
    return this.#score.progress;
  }

  addHand(line: HandLine): void {
    this.#score.addHand(line);
    // What a report reads of a line is a part of what we write; its type is that of lines that may be anything.
    this.#reader.addHand(line as unknown as ReportLine);
  }

  addTiming(line: TimingLine): void {
    this.#score.addTiming(line);
    this.#reader.addTiming(line as unknown as ReportTiming);
  }
}
