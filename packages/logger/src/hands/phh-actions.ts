import { formatCards } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { HandEvent } from '@poker-bot/poker/holdem/event';

/** The events of a hand in the notation of PHH; what follows from the rules (blinds, awards) is left out of it. */
export function phhActions(events: readonly HandEvent[]): string[] {
  return events.map(phhAction).filter((text) => text !== undefined);
}

/** A player's move in the words of PHH, without the player: `f`, `cc`, `cbr 300`. */
export function phhMove(action: Action): string {
  switch (action.type) {
    case 'fold':
      return 'f';
    case 'check':
    case 'call':
      return 'cc';
    case 'raise':
      return `cbr ${action.to}`;
  }
}

function phhAction(event: HandEvent): string | undefined {
  switch (event.type) {
    case 'hole':
      return `d dh p${event.seat + 1} ${formatCards(event.cards) || '????'}`;
    case 'board':
      return `d db ${formatCards(event.cards)}`;
    case 'action':
      return `p${event.seat + 1} ${phhMove(event.action)}`;
    case 'show':
      return `p${event.seat + 1} sm ${formatCards(event.cards)}`;
    case 'muck':
      return `p${event.seat + 1} sm`;
    case 'ante':
    case 'blind':
    case 'dead-blind':
    case 'return':
    case 'award':
      return undefined;
  }
}
