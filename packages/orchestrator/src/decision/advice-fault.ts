import type { LegalActions } from '@poker-bot/poker/holdem/action';
import type { ActionProbability, Advice } from './advisor.ts';
import { describeAction, isLegal } from './legality.ts';

/** How far the probabilities may be from a sum of 1: language models round. */
const tolerance = 0.01;

/** More entries than any strategy has a use for; working through millions would take the time to decide. */
const mostEntries = 1_000;

/** Why an advice cannot be used, if so. Takes anything: what an advisor sends is not trusted to have its type. */
export function adviceFault(advice: Advice, legal: LegalActions): string | undefined {
  if (typeof advice !== 'object' || advice === null) return 'The answer is no advice';
  if (!isShare(advice.confidence)) return `Confidence ${advice.confidence} is not from 0 to 1`;
  if (!Array.isArray(advice.distribution)) return 'The answer has no distribution';
  const { length } = advice.distribution;
  if (length > mostEntries) return `${length} entries are more than ${mostEntries}`;
  let sum = 0;
  for (const entry of advice.distribution) {
    const fault = entryFault(entry, legal);
    if (fault !== undefined) return fault;
    sum += entry.probability;
  }
  return Math.abs(sum - 1) > tolerance ? `Probabilities sum to ${sum}` : undefined;
}

function entryFault(entry: ActionProbability, legal: LegalActions): string | undefined {
  if (typeof entry?.action !== 'object' || entry.action === null) return 'An entry has no action';
  const { action, probability } = entry;
  if (!isShare(probability)) return `Probability ${probability} is not from 0 to 1`;
  return isLegal(action, legal) ? undefined : `\`${describeAction(action)}\` is not legal here`;
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
