import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { TableConfig } from '../config/smoke-config.ts';

/** The rules of every hand at a table: equal stacks, two blinds, the same ante for all. */
export function tableRules(table: TableConfig, seats: number): HandRules {
  const { startingStack, smallBlind, bigBlind, ante } = table;
  const blinds = Array.from({ length: seats }, () => 0);
  // Heads-up the button posts the small blind and sits last.
  const [small, big] = seats === 2 ? [1, 0] : [0, 1];
  blinds[small] = smallBlind;
  blinds[big] = bigBlind;
  return {
    startingStacks: blinds.map(() => startingStack),
    blinds,
    antes: blinds.map(() => ante),
    minimumBet: bigBlind,
  };
}
