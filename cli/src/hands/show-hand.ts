import { HistoryError } from '@poker-bot/poker/history/history-error';
import { isFailure, readHistory } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type HandStory, tellHand } from './hand-story.ts';
import { readHistoryFile, withPlace } from './read-history-file.ts';

interface ShowRequest {
  readonly file: string;
  readonly folder: string;
  /** The hand's own number or name, or its place in the file from 1; the first one when undefined. */
  readonly hand: string | undefined;
}

/** Replays one hand of a file and tells it. */
export async function showHand(request: ShowRequest): Promise<HandStory> {
  const { file } = request;
  const text = await readHistoryFile(request);
  return withPlace(file, () => {
    const { hands } = readHistory(text, { fileName: file });
    const wanted = request.hand ?? '1';
    const found =
      (request.hand === undefined ? hands[0] : hands.find(({ hand }) => hand === wanted)) ??
      (/^[1-9]\d*$/.test(wanted) ? hands[Number(wanted) - 1] : undefined);
    if (found === undefined) throw unknownHand(request, hands.length);
    if (isFailure(found)) throw new HistoryError(found.code, found.message, found);
    return tellHand(found, replay(found));
  });
}

function unknownHand({ file, hand }: ShowRequest, hands: number): PokerbotError {
  return new PokerbotError('HAND_UNKNOWN', {
    message: `\`${file}\` has no hand \`${hand}\` among its ${hands}`,
    next: ['give a number or name that the file records, or a place in it from 1'],
    details: { file, hand, hands },
  });
}
