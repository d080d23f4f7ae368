import { parseCards } from '../../../src/cards/card.ts';
import type { Action } from '../../../src/holdem/action.ts';
import { Hand } from '../../../src/holdem/hand.ts';
import type { HandRules } from '../../../src/holdem/rules.ts';

/** Rules with blinds 50 and 100 in the usual places; everything can be overridden. */
export function rules(stacks: readonly number[], overrides: Partial<HandRules> = {}): HandRules {
  const headsUp = stacks.length === 2;
  return {
    startingStacks: stacks,
    blinds: stacks.map((_, seat) => (seat > 1 ? 0 : headsUp === (seat === 0) ? 100 : 50)),
    antes: stacks.map(() => 0),
    minimumBet: 100,
    ...overrides,
  };
}

/** Deals `holes` (`AsAh KcKd …`), or unknown cards, and opens the betting. */
export function deal(rules: HandRules, holes?: string): Hand {
  const hand = Hand.start(rules);
  const cards = holes?.split(' ').map(parseCards);
  for (let seat = 0; seat < hand.seats; seat += 1) hand.dealHole(seat, cards?.[seat] ?? []);
  return hand;
}

/** Plays `f`, `x` (check), `c` (call), `r300` (raise to) and `/QsKsJs` (board) in order. */
export function play(hand: Hand, script: string): Hand {
  for (const word of script.split(' ')) {
    if (word.startsWith('/')) hand.dealBoard(parseCards(word.slice(1)));
    else hand.act(toAction(word));
  }
  return hand;
}

export function toAction(word: string): Action {
  if (word.startsWith('r')) return { type: 'raise', to: Number(word.slice(1)) };
  return { type: word === 'f' ? 'fold' : word === 'x' ? 'check' : 'call' };
}

/** The code of the refusal, or `accepted`. */
export function codeOf(attempt: () => void): string {
  try {
    attempt();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}
