import { boolean, integer, string } from '@oclif/core/flags';

/** Flags of a match that is dealt to programs from outside. */
export const matchFlags = {
  bot: string({
    summary:
      'Our bot: a name in `config/bot/` or `config/opponents/`, or a file; without it all players are from outside',
    helpValue: 'NAME|FILE',
  }),
  hands: integer({ summary: 'Hands to deal (default 1000)', helpValue: 'N' }),
  seats: integer({ summary: 'Players at the table, 2 to 10 (default 2)', helpValue: 'N' }),
  seed: string({ summary: 'Same seed, same cards', helpValue: 'TEXT' }),
  name: string({
    summary: 'Name of a program from outside; repeat it by seat',
    helpValue: 'NAME',
    multiple: true,
  }),
  port: string({
    summary: 'Port of a program from outside; repeat it by seat (default any that is free)',
    helpValue: 'PORT',
    multiple: true,
  }),
  game: string({
    summary: 'A game of the ACPC by its name, or the file of a definition',
    helpValue: 'NAME|FILE',
  }),
  duplicate: boolean({ summary: 'Deal every hand once for each seat' }),
  'response-ms': integer({ summary: 'Time for one action', helpValue: 'MS' }),
  'hand-ms': integer({ summary: 'Time of a player for one hand', helpValue: 'MS' }),
  'per-hand-ms': integer({
    summary: 'Time of a player for a hand on average',
    helpValue: 'MS',
  }),
  'max-invalid': integer({
    summary: 'Invalid actions of a player that are borne (default any number)',
    helpValue: 'N',
  }),
  'start-timeout-ms': integer({
    summary: 'Wait for all programs to connect',
    helpValue: 'MS',
  }),
  'decision-limit-ms': integer({
    summary: 'Time of the advisors of our bot for one action',
    helpValue: 'MS',
  }),
  'run-id': string({ summary: 'Id of the run and name of its folder', helpValue: 'ID' }),
  resume: string({
    summary: 'Continue a match that was stopped; of a completed one the result again',
    helpValue: 'RUN',
  }),
  keep: boolean({ summary: 'Leave running what was started for this match' }),
};
