import { createHash } from 'node:crypto';
import type { OpponentConfig } from '../config/opponent-config.ts';
import { imaginedDeals } from './heads-up-luck.ts';
import { leastShare } from './play-tree.ts';

export interface ValueFunction {
  readonly description: string;
  /** Of the description. */
  readonly sha256: string;
}

/** To be raised whenever a change makes values come out otherwise. */
const version = 1;

/**
 * Names what luck is taken out with. It is written down before the first hand: chosen after the results are known, a value
 * function can be found for any verdict (Kim and Sandholm, arXiv 2605.14261).
 *
 * @param opponents whose strategies it knows
 */
export function valueFunction(opponents: readonly OpponentConfig[]): ValueFunction {
  const description = JSON.stringify({
    name: 'play-tree',
    version,
    bots: 'heuristic',
    imaginedDeals,
    leastShare,
    opponents,
  });
  return { description, sha256: createHash('sha256').update(description).digest('hex') };
}
