import type { Clock } from '@poker-bot/shared/clock/clock';
import { inOrder } from '../match/in-order.ts';
import type { HandPlayer, MatchHand } from '../match/match.ts';
import type { OpenMatch } from '../match/set-up-match.ts';
import { HandTexts } from './hand-texts.ts';
import type { HandSource, PlayedRange } from './played-range.ts';
import { TaskPace } from './task-pace.ts';

/** Hands are played for this time before they are written down, in milliseconds. */
const longest = 100;
/** Hands are quick when as many times those under way are played in that time: waiting for the last of them costs little. */
const quick = 4;

export interface PlayHereOptions {
  readonly match: OpenMatch;
  /** Hands under way at the same time. */
  readonly width: number;
  /** Whether the luck in hands is worked out, which takes milliseconds. */
  readonly notesLuck: boolean;
  readonly clock: Clock;
}

/** Plays in this thread. Each slow hand is handed on when it is played. */
export function playHere({
  match: { match, close },
  width,
  notesLuck,
  clock,
}: PlayHereOptions): HandSource {
  return {
    async *play({ from, to, signal }) {
      const pace = new TaskPace(1);
      for (let next = from; next < to && !signal.aborted; ) {
        const some = { match, width, notesLuck, clock, pace, from: next, to, signal };
        for await (const range of playSome(some)) {
          next = range.to;
          yield range;
        }
      }
    },
    close,
  };
}

interface Some {
  readonly match: HandPlayer;
  readonly width: number;
  readonly notesLuck: boolean;
  readonly clock: Clock;
  readonly pace: TaskPace;
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal;
}

/**
 * Plays quick hands until it is time to write them down, and waits for all that are under way first: luck is worked out
 * then, in milliseconds that would be added to their decisions. Slow hands go on, since to them that is little and waiting much,
 * and so do all where no luck is worked out.
 */
async function* playSome(options: Some): AsyncGenerator<PlayedRange, void, undefined> {
  const { match, width, notesLuck, clock, pace, from, to, signal } = options;
  const fewest = quick * width;
  const enough = Math.max(fewest, pace.hands);
  let played: MatchHand[] = [];
  let begun = clock.monotonic();
  const write = () => {
    const texts = new HandTexts(played[0]?.index ?? from);
    for (const hand of played) texts.add(hand);
    const now = clock.monotonic();
    pace.learn({ hands: played.length, milliseconds: now - begun });
    played = [];
    begun = now;
    return texts.range;
  };
  const isTime = () => clock.monotonic() - begun >= longest;
  const goesOn = () => !notesLuck || (played.length < enough && !isTime());
  const task = (index: number) => match.play(index);
  for await (const hand of inOrder({ from, to, width, signal, goesOn, task })) {
    played.push(hand);
    if ((!notesLuck || played.length < fewest) && isTime()) yield write();
  }
  if (played.length > 0) yield write();
}
