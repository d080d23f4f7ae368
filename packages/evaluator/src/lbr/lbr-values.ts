import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { LbrConfig } from './lbr-config.ts';

/** A check, or a call of what is asked. */
export function passiveOf({ legal }: Observation): Action {
  return legal.check ? { type: 'check' } : { type: 'call' };
}

/** What it is worth to check or call to the end, against folding: chips. @param share of the pot that is won on average */
export function passiveValue({ pot, legal }: Observation, share: number): number {
  return share * pot - (1 - share) * (legal.call ?? 0);
}

/** The raises that are chosen from: by the pot after calling, and all in. */
export function raisesOf(
  { legal, pot, bets, seat }: Observation,
  actions: LbrConfig['actions'],
): (Action & { type: 'raise' })[] {
  if (legal.raise === undefined) return [];
  const { min, max } = legal.raise;
  const call = legal.call ?? 0;
  const byPot = Math.max(min, Math.min(max, (bets[seat] ?? 0) + call + pot + call));
  const amounts = [
    ...(actions.includes('pot') ? [byPot] : []),
    ...(actions.includes('all-in') ? [max] : []),
  ];
  return [...new Set(amounts)].map((to) => ({ type: 'raise', to }));
}

interface Raise {
  /** Before the raise. */
  readonly pot: number;
  /** Chips that the raise puts in, the call included. */
  readonly paid: number;
  /** Chips that the other player has to call. */
  readonly asked: number;
  readonly foldChance: number;
  /** Share of the pot that is won on average against those who call. */
  readonly called: number;
}

/** What a raise is worth against folding, if who does not fold calls and both check to the end: chips. */
export function raiseValue({ pot, paid, asked, foldChance, called }: Raise): number {
  const whenCalled = called * (pot + asked) - (1 - called) * paid;
  return foldChance * pot + (1 - foldChance) * whenCalled;
}
