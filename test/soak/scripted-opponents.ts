/** Those of `config/opponents/`, which a bot is measured against one after the other. */
export const scriptedOpponents = [
  'calling_station',
  'loose_aggressive',
  'maniac',
  'random',
  'tight_aggressive',
  'tight_passive',
] as const;
