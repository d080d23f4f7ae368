import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';

/** Whether the seat that `legal` was made for may do this. Takes anything: advisors are not trusted. */
export function isLegal(action: Action, legal: LegalActions): boolean {
  switch (action.type) {
    case 'fold':
      return legal.fold;
    case 'check':
      return legal.check;
    case 'call':
      return legal.call !== undefined;
    case 'raise':
      return isRaiseLegal(action.to, legal);
    default:
      return false;
  }
}

/** The action that risks nothing: check where it is free, else fold. */
export function safeAction(legal: LegalActions): Action {
  return legal.check ? { type: 'check' } : { type: 'fold' };
}

/** An action as one word or two, e.g. `raise 300`. */
export function describeAction(action: Action): string {
  return action.type === 'raise' ? `raise ${action.to}` : action.type;
}

function isRaiseLegal(to: number, { raise }: LegalActions): boolean {
  return raise !== undefined && Number.isInteger(to) && to >= raise.min && to <= raise.max;
}
