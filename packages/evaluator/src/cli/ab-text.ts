import { abMeasure } from '@poker-bot/shared/evaluation/ab-measure';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import { shellWords } from '@poker-bot/shared/shell/shell-words';

/** The summary of an A/B run as plain lines. */
export function abText(summary: AbSummary): string {
  const { a, b, test } = summary;
  const { name, meaning } = abMeasure(summary);
  const lines = [
    `${summary.verdict}: ${summary.reasons.join('; ')}`,
    `run          ${summary.runId}`,
    `bots         A \`${a.name}\`, B \`${b.name}\``,
    `hands        ${summary.hands} at ${summary.seats} seats in ${summary.pairs} pairs, seed \`${summary.seed}\``,
    `opponents    ${summary.opponents.join(', ') || 'each other'}`,
    `${name}     ${figure(summary)} bb/100 by ${test.estimator}, level ${1 - test.alpha} at every look: ${meaning}; within ±${test.delta} counts as none`,
    ...summary.estimates.map((estimate) => `${estimate.name.padEnd(12)} ${estimateText(estimate)}`),
    `health       ${summary.crashes} crashes, ${summary.degradedHands} degraded hands, illegal actions ${a.illegalActions} and ${b.illegalActions}, timeouts ${a.timeouts} and ${b.timeouts}`,
    `more hands   ${summary.moreHands ?? 'not known yet'}`,
    ...(summary.longer === null ? [] : [`longer run   eval ab ${shellWords(summary.longer)}`]),
    `files        ${summary.folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

function figure({ bbPer100, interval }: AbSummary): string {
  if (bbPer100 === null) return 'nothing yet';
  const range =
    interval === null
      ? 'without an interval yet'
      : `${signed(interval[0])} to ${signed(interval[1])}`;
  return `${signed(bbPer100)}, ${range}`;
}

function estimateText({ bbPer100, interval, observations, effectiveHands }: Estimate): string {
  const range = interval === null ? '' : `, ${signed(interval[0])} to ${signed(interval[1])}`;
  const worth = effectiveHands === null ? '' : `, worth ${Math.round(effectiveHands)} raw hands`;
  return `${signed(bbPer100)}${range} for one look, ${observations} observations${worth}`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return `${value < 0 && text !== '0.0' ? '−' : '+'}${text}`;
}
