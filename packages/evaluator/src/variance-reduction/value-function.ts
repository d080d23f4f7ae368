import { createHash } from 'node:crypto';
import type { OpponentConfig } from '@poker-bot/shared/config/opponent-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { LbrConfig } from '../lbr/lbr-config.ts';
import { priors } from '../score/luck-prior.ts';
import { imaginedDeals } from './heads-up-luck.ts';
import { leastShare } from './play-tree.ts';
import { postflopImitation } from './solver-model/postflop-imitation.ts';
import { preflopImitation } from './solver-model/preflop-imitation.ts';

export interface ValueFunction {
  readonly description: string;
  /** Of the description. */
  readonly sha256: string;
}

/** To be raised whenever a change makes values come out otherwise: a test has the luck of one deal. */
const version = 2;

/**
 * Names what luck is taken out with. It is written down before the first hand: chosen after the results are known, a value
 * function can be found for any verdict (Kim and Sandholm, arXiv 2605.14261).
 *
 * @param opponents whose strategies it knows
 */
export function valueFunction(opponents: readonly (OpponentConfig | LbrConfig)[]): ValueFunction {
  const description = JSON.stringify({
    name: 'play-tree',
    version,
    bots: 'models of their advisors',
    solverModel: sha256(JSON.stringify([preflopImitation, postflopImitation])),
    imaginedDeals,
    leastShare,
    priors,
    opponents,
  });
  return { description, sha256: sha256(description) };
}

/**
 * Luck is taken out of all hands of a run by what was written down before the first.
 * @throws PokerbotError `RUN_DIFFERS` when this version of the evaluator has another value function
 */
export function requireSameValueFunction({
  runId,
  valueFunction: begun,
  opponents,
}: {
  readonly runId: string;
  /** Null where none was written down. */
  readonly valueFunction: ValueFunction | null;
  readonly opponents: readonly (OpponentConfig | LbrConfig)[];
}): void {
  if (begun === null || begun.sha256 === valueFunction(opponents).sha256) return;
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${runId}\` was started by a version that works out luck otherwise`,
    next: ['Continue it with the version in its `manifest.json`, or start a new run'],
    details: { runId, valueFunction: begun.sha256 },
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
