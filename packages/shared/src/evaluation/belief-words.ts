import type { Lbr } from './lbr.ts';

const words = {
  exact: 'exact, by what the bot does with every holding',
  imitated: 'imitated, by models of its advisors',
  guessed: 'guessed, as if the bot were the heuristic',
} as const;

/** What a local best response takes the bot to hold, in words: where it knows less than all, the bound is weaker, and a bound. */
export function beliefWords({ kind, unknown }: Lbr['belief']): string {
  const names = unknown.map((name) => `\`${name}\``).join(', ');
  return unknown.length === 0 ? words[kind] : `${words[kind]}; nothing is known of ${names}`;
}
