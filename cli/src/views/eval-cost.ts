import type { RunCost } from '@poker-bot/shared/evaluation/run-event';
import { formatDuration } from '../output/duration.ts';
import { counted, whole } from './eval-figures.ts';

/** How much is played, and that nothing is paid for where that is so. */
export function extentText({ decisions, paidCalls }: RunCost): string {
  const free = paidCalls === 0 ? ', none paid for' : '';
  return `about ${counted(decisions, 'decision')}${free}`;
}

/** What is paid for, expected and at most; nothing where nothing is. @param from since when, in words */
export function costNotes(cost: RunCost, from = ''): string[] {
  const { paidCalls, budget } = cost;
  if (paidCalls === 0) return [];
  return [
    `Expected${from}: about ${counted(paidCalls, 'paid call')}${tokensText(cost)}, waited for at most ${waitText(cost)}`,
    `At most${from}, by the budgets: ${counted(budget.calls, 'call')} and ${counted(budget.tokens, 'token')}`,
  ];
}

function tokensText({ tokens, tokensPerCall, budget }: RunCost): string {
  if (tokens === null || tokensPerCall === null) return ', of unknown size';
  const spent = tokens < budget.tokens ? '' : ', the whole budget';
  return ` of ${counted(tokensPerCall, 'token')}, ${whole(tokens)} in all${spent}`;
}

/** To the minute where it is that long: it is about. */
function waitText({ longestWaitMs }: RunCost): string {
  const minute = 60_000;
  const rough = longestWaitMs < minute ? 1_000 : minute;
  return `about ${formatDuration(Math.ceil(longestWaitMs / rough) * rough)}`;
}
