import { integer, string } from '@oclif/core/flags';

/** Flags that say what `eval lbr` plays. */
export const lbrMatchFlags = {
  bot: string({
    summary:
      'A name in `config/bot/` or `config/opponents/`, or a file; default the bot of the stack',
    helpValue: 'BOT',
  }),
  hands: integer({ summary: 'Hands to play; default 1000', helpValue: 'N' }),
  seed: string({ summary: 'Same seed and configuration, same hands', helpValue: 'TEXT' }),
  actions: string({
    summary: 'What it chooses from; default `fold,call,pot,all-in`',
    helpValue: 'LIST',
  }),
  streets: string({
    summary:
      'Where it chooses, `preflop,flop,turn,river` by default; elsewhere it checks and calls',
    helpValue: 'LIST',
  }),
  workers: integer({ summary: 'Threads that play, to the same bytes', helpValue: 'N' }),
  'decision-limit-ms': integer({
    summary: 'Time after which a decision of the bot is a timeout',
    helpValue: 'MS',
  }),
  'run-id': string({ summary: 'Id of the run and name of its folder', helpValue: 'ID' }),
  resume: string({
    summary: 'Continue a run; of a finished one the result again',
    helpValue: 'RUN',
  }),
};
