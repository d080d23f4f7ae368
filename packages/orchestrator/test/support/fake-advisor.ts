import type { Action } from '@poker-bot/poker/holdem/action';
import type { Advice, AdviceRequest, Advisor } from '../../src/decision/advisor.ts';

/** An advisor that answers what it is told to. */
export function fakeAdvisor(
  name: string,
  advise: (request: AdviceRequest) => Advice | Promise<Advice>,
  more: Partial<Advisor> = {},
): Advisor {
  return { name, weight: 1, paid: false, advise: async (request) => advise(request), ...more };
}

export function advice(
  entries: readonly (readonly [Action, number])[],
  more: Partial<Advice> = {},
): Advice {
  return {
    distribution: entries.map(([action, probability]) => ({ action, probability })),
    confidence: 1,
    source: 'TEST',
    ...more,
  };
}

export const fold = { type: 'fold' } as const;
export const check = { type: 'check' } as const;
export const call = { type: 'call' } as const;
export const raise = (to: number) => ({ type: 'raise', to }) as const;
