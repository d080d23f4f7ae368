import type { ActionProbability, Advisor } from '@poker-bot/orchestrator/decision/advisor';
import { createRandom } from '@poker-bot/poker/random/random';
import type { ScriptedAdvisorConfig } from '@poker-bot/shared/config/bot-config';
import type { OpponentConfig } from '@poker-bot/shared/config/opponent-config';
import type { ActionShare } from './action-share.ts';
import { DealStrengths } from './hand-strength.ts';
import { opponentOf } from './opponent-of.ts';

/**
 * A scripted opponent that advises what it would do: a bot that hears nobody else plays like it.
 *
 * @throws PokerbotError `CONFIG_INVALID` where a range of it cannot be read
 */
export function scriptedAdvisor(config: ScriptedAdvisorConfig): Advisor {
  const { name, weight } = config;
  const { shares } = opponentOf(scriptOf(config));
  return {
    name,
    weight,
    paid: false,
    advise: ({ observation, seed }) => {
      const draw = () => createRandom(seed).fork(name).float();
      const said = shares(observation, new DealStrengths());
      return {
        distribution: said.map((share) => entryOf(share, draw)),
        confidence: scriptConfidence,
        source: 'SCRIPTED',
      };
    },
  };
}

/** A script is sure of what it does. */
export const scriptConfidence = 1;

/** The script of an advisor whose bot was loaded: `loadBot` puts it in the place of its name. */
export function scriptOf({ name, opponent }: ScriptedAdvisorConfig): OpponentConfig {
  if (typeof opponent !== 'string') return opponent;
  throw new Error(`The script \`${opponent}\` of advisor \`${name}\` was not loaded`);
}

/**
 * Of a spread the amount is drawn beforehand, and whether to raise to it is left to the decision. So what is noted stays short, and
 * the action is drawn by just what is noted.
 */
function entryOf(share: ActionShare, draw: () => number): ActionProbability {
  if (share.type === 'one') return { action: share.action, probability: share.probability };
  const { min, max, probability } = share;
  return { action: { type: 'raise', to: min + Math.floor(draw() * (max - min + 1)) }, probability };
}
