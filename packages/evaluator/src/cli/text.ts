import type { ListedRun } from '@poker-bot/shared/evaluation/listed-run';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { abText } from './ab-text.ts';
import { serveText } from './serve-text.ts';
import { shadowText } from './shadow-text.ts';

/** The summary of any suite as plain lines. */
export function shownText(summary: Summary): string {
  switch (summary.suite) {
    case 'smoke':
      return summaryText(summary);
    case 'ab':
      return abText(summary);
    case 'shadow':
      return shadowText(summary);
    case 'serve':
      return serveText(summary);
  }
}

/** A summary as plain lines. */
export function summaryText(summary: SmokeSummary): string {
  const { latencyMs } = summary;
  const lines = [
    `${summary.verdict}: ${summary.reasons.join('; ')}`,
    `run          ${summary.runId}`,
    `hands        ${summary.hands} at ${summary.seats} seats, seed \`${summary.seed}\``,
    `opponents    ${summary.opponents.join(', ')}`,
    `win rate     ${winRateText(summary)}`,
    `latency      p50 ${milliseconds(latencyMs.p50)}, p99 ${milliseconds(latencyMs.p99)}, max ${milliseconds(latencyMs.max)}, ${latencyMs.decisions} decisions`,
    `health       ${summary.illegalActions} illegal actions, ${summary.timeouts} timeouts, ${summary.crashes} crashes, ${summary.degradedHands} degraded hands, ${summary.guardInterventions.total} guard interventions`,
    `memory       ${summary.memoryGrowthMb === null ? 'not measured' : `grew by ${summary.memoryGrowthMb.toFixed(1)} MB`}`,
    `strength     ${strengthText(summary)}`,
    `files        ${summary.folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Runs as plain lines. */
export function listText(runs: readonly ListedRun[]): string {
  if (runs.length === 0) return 'No runs yet\n';
  return `${runs.map(runLine).join('\n')}\n`;
}

function runLine(run: ListedRun): string {
  const { runId, verdict, state, hands, of, bot, against } = run;
  const who = against === undefined ? bot : `${bot} against ${against}`;
  return [runId, verdict ?? state, `${hands}/${of} hands`, who, ...figureOf(run)].join('  ');
}

function figureOf({ bbPer100, interval, measured, exploitability }: ListedRun): string[] {
  if (measured === null) return [];
  const { what, estimator, level, looks } = measured;
  const figure =
    exploitability === null
      ? { value: bbPer100, unit: 'bb/100', interval }
      : { value: exploitability.mbbPerHand, unit: 'mbb/hand', interval: exploitability.interval };
  if (figure.value === null) return [];
  const [low, high] = figure.interval ?? [];
  const range =
    low === undefined || high === undefined
      ? 'no interval'
      : `${Number((100 * level).toFixed(4))}% at ${looks === 'every' ? 'every' : 'one'} look ${signed(low)} to ${signed(high)}`;
  const by = estimator === null ? '' : ` by ${estimator}`;
  return [`${what} ${signed(figure.value)} ${figure.unit}${by}, ${range}`];
}

function winRateText({ bbPer100, interval, deals, estimator }: SmokeSummary): string {
  if (bbPer100 === null) return 'not measured: no complete deal';
  const range =
    interval === null
      ? 'no interval from one deal'
      : `95% interval ${signed(interval[0])} to ${signed(interval[1])}`;
  return `${signed(bbPer100)} bb/100 by ${estimator ?? 'duplicate'}, ${range}, ${deals} complete deals`;
}

function strengthText({ handsNeeded, strengthHalfWidth }: SmokeSummary): string {
  return handsNeeded === null
    ? 'not judged: too few deals to measure the variance'
    : `not judged: about ${handsNeeded} hands would narrow the interval to ±${strengthHalfWidth} bb/100`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return `${value < 0 && text !== '0.0' ? '−' : '+'}${text}`;
}

function milliseconds(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(2)} ms`;
}
