import type { Clock } from '@poker-bot/shared/clock/clock';
import { inOrder } from '../match/in-order.ts';
import type { OpenMatch } from '../match/set-up-match.ts';
import { sectionsOf } from '../run-folder/phh-sections.ts';
import type { HandSource } from './played-range.ts';

/** What is played in this time is put on file together, in milliseconds. */
const longest = 20;
/** And not more hands than these. */
const most = 256;

export interface PlayHereOptions {
  readonly match: OpenMatch;
  /** Hands under way at the same time. */
  readonly width: number;
  readonly clock: Clock;
}

/** Plays in this thread. Each hand is handed on when it is played, unless the next ones follow within milliseconds. */
export function playHere({ match: { match, close }, width, clock }: PlayHereOptions): HandSource {
  return {
    async *play({ from, to, signal }) {
      const task = (index: number) => match.play(index);
      let range = { from, to: from, hands: '', timings: '' };
      let begun = clock.monotonic();
      for await (const { line, timing } of inOrder({ from, to, width, signal, task })) {
        range.hands += `${JSON.stringify(line)}\n`;
        range.timings += `${JSON.stringify(timing)}\n`;
        range.to = line.index + 1;
        if (clock.monotonic() - begun < longest && range.to - range.from < most) continue;
        yield range;
        range = { from: range.to, to: range.to, hands: '', timings: '' };
        begun = clock.monotonic();
      }
      if (range.to > range.from) yield range;
    },
    *sections(parts) {
      for (const part of parts) yield sectionsOf(part);
    },
    close,
  };
}
