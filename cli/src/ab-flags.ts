import { boolean, integer, string } from '@oclif/core/flags';

/** Flags that say how much `eval ab` plays, and against whom. */
export const abMatchFlags = {
  hands: integer({
    summary: 'Play exactly so many, rounded up to whole pairs, whatever they show',
    helpValue: 'N',
    exclusive: ['max-hands'],
  }),
  'max-hands': integer({
    summary: 'The most, where the run ends with a verdict; default 20000',
    helpValue: 'N',
  }),
  'until-decided': boolean({ summary: 'End with a verdict also where `--hands` is given' }),
  opponent: string({
    summary: 'Both play against this field instead of each other; repeat it',
    helpValue: 'NAME',
    multiple: true,
    multipleNonGreedy: true,
  }),
  seats: integer({ summary: 'Seats at the table of a field, 2 to 9', helpValue: 'N' }),
  seed: string({ summary: 'Same seed and configurations, same hands', helpValue: 'TEXT' }),
  workers: integer({ summary: 'Threads that play, to the same bytes', helpValue: 'N' }),
};

/** Flags that say how `eval ab` judges. */
export const abTestFlags = {
  test: string({
    summary: 'A confidence sequence, or sequential probability ratio tests; default `interval`',
    options: ['interval', 'sprt'],
  }),
  alpha: string({ summary: 'Rate of false verdicts; default 0.05', helpValue: 'RATE' }),
  beta: string({
    summary: 'Rate of missed differences of delta, with `--test sprt`; default 0.05',
    helpValue: 'RATE',
  }),
  delta: string({
    summary: 'What lies within ± this many bb/100 counts as none; default 5',
    helpValue: 'BB100',
  }),
  'no-luck-correction': boolean({ summary: 'Leave the luck of cards and actions in' }),
  'run-id': string({ summary: 'Id of the run and name of its folder', helpValue: 'ID' }),
  resume: string({
    summary:
      'Continue a run, an undecided one with more hands by a greater `--max-hands`; of a decided one the verdict again',
    helpValue: 'RUN',
  }),
  'decision-limit-ms': integer({
    summary: 'Time after which a decision is a timeout',
    helpValue: 'MS',
  }),
};
