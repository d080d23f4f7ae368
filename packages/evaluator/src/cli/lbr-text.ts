import { beliefWords } from '@poker-bot/shared/evaluation/belief-words';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';

/** What a local best response won, as plain lines. */
export function lbrText({ runId, bot, hands, mbbPerHand, interval, ...others }: Lbr): string {
  const { estimator, actions, streets, belief, alwaysFold, verdict, reasons, folder } = others;
  const range =
    interval === null ? 'no interval yet' : `${whole(interval[0])} to ${whole(interval[1])}`;
  const lines = [
    `wins         ${mbbPerHand === null ? 'not measured' : `${whole(mbbPerHand)} mbb/hand`}, ${range}, by ${estimator ?? 'no deal'}`,
    `proves       ${boundText(interval)}`,
    `always fold  ${alwaysFold} mbb/hand`,
    `bot          ${bot}, ${hands} hands in run ${runId}${degradedText(others)}`,
    ...precisionLines(others),
    `response     ${actions.join(', ')} on ${streets.join(', ')}`,
    `belief       ${beliefWords(belief)}`,
    `health       ${verdict}: ${reasons.join('; ')}`,
    `files        ${folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

function precisionLines({ handsNeeded, halfWidth }: Pick<Lbr, 'handsNeeded' | 'halfWidth'>) {
  if (handsNeeded === null) return [];
  return [`precision    ±${halfWidth} mbb/hand takes about ${handsNeeded} hands`];
}

function degradedText({ degradedHands }: Pick<Lbr, 'degradedHands'>): string {
  return degradedHands === 0 ? '' : `, in ${degradedHands} of them without an advisor`;
}

function boundText(interval: Lbr['interval']): string {
  return interval !== null && interval[0] > 0
    ? `that at least ${interval[0].toFixed(0)} mbb/hand can be won from it`
    : 'nothing: the interval does not lie above 0';
}

function whole(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(0)}`;
}
