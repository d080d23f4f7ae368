import type { Lbr } from '@poker-bot/shared/evaluation/lbr';

/** What a local best response won, as plain lines. */
export function lbrText({ runId, bot, hands, mbbPerHand, interval, ...others }: Lbr): string {
  const { estimator, actions, streets, alwaysFold, verdict, reasons, folder } = others;
  const range =
    interval === null ? 'no interval yet' : `${whole(interval[0])} to ${whole(interval[1])}`;
  const lines = [
    `exploitable  by ${mbbPerHand === null ? 'an amount not measured' : whole(mbbPerHand)} mbb/hand or more, ${range}, by ${estimator ?? 'no deal'}`,
    `always fold  ${alwaysFold} mbb/hand`,
    `bot          ${bot}, ${hands} hands in run ${runId}`,
    `response     ${actions.join(', ')} on ${streets.join(', ')}`,
    `health       ${verdict}: ${reasons.join('; ')}`,
    `files        ${folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

function whole(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(0)}`;
}
