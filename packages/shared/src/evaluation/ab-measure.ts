import type { AbSummary } from './ab-summary.ts';

export interface AbMeasure {
  /** Short, in front of the figure. */
  readonly name: 'B from A' | 'B less A';
  readonly meaning: string;
  /** Of the figures by position, which are no differences heads-up: what one wins there the other loses in the other seat. */
  readonly byPosition: 'won by B' | 'B less A';
}

/**
 * What the figures of an A/B run measure, and with them delta. Heads-up that is what B wins from A, half of what lies between
 * the win rates of the two; against a field it is what lies between them.
 */
export function abMeasure({ opponents }: Pick<AbSummary, 'opponents'>): AbMeasure {
  if (opponents.length === 0) {
    return { name: 'B from A', meaning: 'what B wins from A', byPosition: 'won by B' };
  }
  return {
    name: 'B less A',
    meaning: 'what B wins from the field, less what A wins from it',
    byPosition: 'B less A',
  };
}
