import { integer, string } from '@oclif/core/flags';

/** Flags that say what `eval shadow` replays. */
export const sourceFlags = {
  session: string({ summary: 'The session to replay', helpValue: 'ID', exclusive: ['from'] }),
  from: string({
    summary:
      'A file of recorded hands: PHH, a hand log or an ACPC match text; several are one source',
    helpValue: 'FILE',
    multiple: true,
  }),
  player: string({
    summary: 'Replay this player only; repeat it for several',
    helpValue: 'NAME',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

/** Flags that say how it replays. */
export const replayFlags = {
  bot: string({
    summary:
      'The candidate: a name in `config/bot/` or `config/opponents/`, or a file; default `BOT_CONFIG`',
    helpValue: 'NAME|FILE',
  }),
  hands: integer({ summary: 'Only the first hands of the source', helpValue: 'N' }),
  seed: string({ summary: 'Same seed, source and bot, same decisions', helpValue: 'TEXT' }),
  'run-id': string({ summary: 'Id of the run and name of its folder', helpValue: 'ID' }),
  resume: string({
    summary: 'Continue a run; of a finished one the summary again',
    helpValue: 'RUN',
  }),
  'min-agreement': string({
    summary: 'Pass or fail by the share of decisions that agree, from 0 to 1',
    helpValue: 'SHARE',
  }),
  'decision-limit-ms': integer({
    summary: 'Time after which a decision is a timeout',
    helpValue: 'MS',
  }),
};
