import type { Clock } from '@poker-bot/shared/clock/clock';
import { inOrder } from '../match/in-order.ts';
import type { OpenMatch } from '../match/set-up-match.ts';
import { HandTexts } from './hand-texts.ts';
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
      let texts = new HandTexts(from);
      let begun = clock.monotonic();
      for await (const hand of inOrder({ from, to, width, signal, task })) {
        texts.add(hand);
        if (clock.monotonic() - begun < longest && texts.count < most) continue;
        yield texts.range;
        texts = new HandTexts(hand.line.index + 1);
        begun = clock.monotonic();
      }
      if (texts.count > 0) yield texts.range;
    },
    close,
  };
}
