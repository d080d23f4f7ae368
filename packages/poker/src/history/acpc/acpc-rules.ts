import type { HandRules } from '../../holdem/rules.ts';
import type { AcpcGame } from './acpc-game.ts';

/** The rules the competition's dealer plays by: no antes, the big blind as smallest bet, pots split into fractions. */
export function acpcRules(game: AcpcGame): HandRules {
  return {
    startingStacks: game.stacks,
    blinds: game.blinds,
    antes: game.blinds.map(() => 0),
    minimumBet: Math.max(...game.blinds),
    oddChips: 'split-evenly',
  };
}
