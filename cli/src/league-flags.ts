import { boolean, integer, string } from '@oclif/core/flags';

/** Flags that say what `eval league` plays. */
export const leagueMatchFlags = {
  guest: string({
    summary: 'An opponent of `config/opponents/` that every bot plays as well; repeat it',
    helpValue: 'NAME',
    multiple: true,
    multipleNonGreedy: true,
  }),
  hands: integer({
    summary: 'Hands of each match, rounded up to whole pairs; default 2000',
    helpValue: 'N',
  }),
  seed: string({ summary: 'Same seed and configurations, same hands', helpValue: 'TEXT' }),
  workers: integer({ summary: 'Threads that play, to the same bytes', helpValue: 'N' }),
  'no-luck-correction': boolean({ summary: 'Leave the luck of cards and actions in' }),
  'run-id': string({
    summary: 'Id of the league; those of its matches begin with it',
    helpValue: 'ID',
  }),
  resume: string({
    summary: 'Continue a league; of a finished one the table again',
    helpValue: 'LEAGUE',
  }),
  'decision-limit-ms': integer({
    summary: 'Time after which a decision is a timeout',
    helpValue: 'MS',
  }),
};
