import type { MatchHand } from '../match/match.ts';
import { phhText } from '../record/phh-text.ts';
import type { PlayedRange } from './played-range.ts';
import { TextBytes } from './text-bytes.ts';

/** Makes of hands, one after the other, what is to be on file of them. */
export class HandTexts {
  readonly #from: number;
  readonly #hands = new TextBytes();
  readonly #timings = new TextBytes();
  readonly #phh = new TextBytes();
  #count = 0;

  /** @param from index of the first hand */
  constructor(from: number) {
    this.#from = from;
  }

  get count(): number {
    return this.#count;
  }

  /** Works out its line. */
  add({ line: workOut, timing }: MatchHand): void {
    const line = workOut();
    const place = { file: 'hands.jsonl', line: line.index + 1 };
    this.#count += 1;
    this.#hands.add(`${JSON.stringify(line)}\n`);
    this.#timings.add(`${JSON.stringify(timing)}\n`);
    this.#phh.add(`${phhText(line, place) ?? ''}\0`);
  }

  get range(): PlayedRange {
    return {
      from: this.#from,
      to: this.#from + this.#count,
      hands: this.#hands.bytes,
      timings: this.#timings.bytes,
      phh: this.#phh.bytes,
    };
  }
}
