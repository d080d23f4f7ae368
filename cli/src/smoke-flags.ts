import { boolean, integer, string } from '@oclif/core/flags';

/** Flags that say what `eval smoke` plays, and what it holds the run to. */
export const smokeMatchFlags = {
  bot: string({
    summary:
      'A name in `config/bot/` or `config/opponents/`, or a file; default the bot of the stack',
    helpValue: 'NAME|FILE',
  }),
  hands: integer({ summary: 'Hands to deal, every rotation counted', helpValue: 'N' }),
  seats: integer({ summary: 'Seats at the table, 2 to 9', helpValue: 'N' }),
  opponent: string({
    summary: 'An opponent of `config/opponents/`; repeat it for a mixed field',
    helpValue: 'NAME',
    multiple: true,
  }),
  seed: string({ summary: 'Same seed and configuration, same hands', helpValue: 'TEXT' }),
  'run-id': string({ summary: 'Id of the run and name of its folder', helpValue: 'ID' }),
  resume: string({
    summary: 'Continue a run; of a finished one the verdict again',
    helpValue: 'RUN',
  }),
  gates: string({
    summary: 'What the run has to keep to; default `config/eval/gates.json`',
    helpValue: 'FILE',
  }),
  'max-p99-ms': string({
    summary: 'Fail when the 99th percentile of the decision latency is above',
    helpValue: 'MS',
  }),
  'decision-limit-ms': integer({
    summary: 'Time after which a decision is a timeout',
    helpValue: 'MS',
  }),
  shard: string({
    summary: 'Play the K-th of N parts; `eval merge` joins them',
    helpValue: 'K/N',
  }),
  jobs: integer({
    summary: 'Play it in N processes side by side, or containers, to the same bytes; 1 to 64',
    helpValue: 'N',
    min: 1,
    max: 64,
    exclusive: ['shard'],
  }),
  workers: integer({
    summary: 'Threads that play, to the same bytes; with `--jobs` of each',
    helpValue: 'N',
  }),
  'no-luck-correction': boolean({ summary: 'Leave the luck in: faster, wider intervals' }),
};
