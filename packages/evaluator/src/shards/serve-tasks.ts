import type { MessagePort } from 'node:worker_threads';
import { createLog } from '@poker-bot/logger/log/create-log';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { inOrder } from '../match/in-order.ts';
import type { HandPlayer, MatchHand } from '../match/match.ts';
import { setUpMatch } from '../match/set-up-match.ts';
import { HandTexts } from './hand-texts.ts';
import type { TimedRange } from './played-range.ts';
import type {
  NumberedAnswer,
  NumberedTask,
  ShardAnswer,
  ShardData,
  ShardTask,
} from './shard-task.ts';

/** Does one task after the other, in a worker thread, until the thread is ended. */
export function serveTasks(
  port: Pick<MessagePort, 'on' | 'postMessage'>,
  { manifest, environment }: ShardData,
): void {
  const log = createLog({
    unit: 'evaluator',
    level: environment.LOG_LEVEL,
    destination: { write: (text) => void process.stderr.write(text) },
  });
  // The thread is ended from outside; nothing in it is called off.
  const { signal } = new AbortController();
  const setUp = { manifest, environment, log, clock: systemClock, signal };
  let opened: ReturnType<typeof setUpMatch> | undefined;
  const answerTo = async (task: ShardTask) => {
    opened ??= setUpMatch(setUp);
    const { match } = await opened;
    const { handsInFlight: width, luckCorrection: notesLuck } = manifest.settings;
    return await playRange(match, { ...task, width, notesLuck });
  };
  let before: Promise<void> = Promise.resolve();
  port.on('message', ({ id, task }: NumberedTask) => {
    const reply = (answer: ShardAnswer) =>
      port.postMessage({ id, answer } satisfies NumberedAnswer, memoryOf(answer));
    before = before
      .then(() => answerTo(task))
      .then(
        (range) => reply({ type: 'done', range }),
        (error) => reply(failure(error)),
      );
  });
}

async function playRange(
  match: HandPlayer,
  {
    from,
    to,
    width,
    notesLuck,
  }: ShardTask & { readonly width: number; readonly notesLuck: boolean },
): Promise<TimedRange> {
  const begun = systemClock.monotonic();
  const { signal } = new AbortController();
  const task = (index: number) => match.play(index);
  const texts = new HandTexts(from);
  // Luck is worked out when no decision is under way, which would be late by it.
  const later: MatchHand[] = [];
  for await (const hand of inOrder({ from, to, width, signal, task })) {
    if (notesLuck) later.push(hand);
    else texts.add(hand);
  }
  for (const hand of later) texts.add(hand);
  return { ...texts.range, milliseconds: systemClock.monotonic() - begun };
}

/** What is passed on without a copy. */
function memoryOf(answer: ShardAnswer): ArrayBuffer[] {
  if (answer.type === 'failed') return [];
  const { hands, timings, phh } = answer.range;
  return [hands.buffer, timings.buffer, phh.buffer];
}

function failure(error: unknown): ShardAnswer {
  if (isPokerbotError(error)) {
    const { code, message, next, details } = error;
    return { type: 'failed', code, message, next, details };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'failed', code: undefined, message, next: [], details: {} };
}
