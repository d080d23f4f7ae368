import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { longestDecisionLimitMs } from '../config/smoke-config.ts';
import { mostWorkers } from '../shards/open-source.ts';
import { notEmpty, outputOptions, wholeNumber } from './read-flags.ts';

/** Of all runs that can be continued. */
export const runFlags = {
  ...outputOptions,
  hands: { type: 'string' },
  seed: { type: 'string' },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
} as const;

/** Of runs whose bots may ask services. */
export const servedFlags = {
  'decision-limit-ms': { type: 'string' },
  check: { type: 'boolean', default: false },
} as const;

/** Of runs that want their services to be there, unless told otherwise. */
export const degradedFlags = {
  'allow-degraded': { type: 'boolean', default: false },
} as const;

/** Of runs whose hands are played here. */
export const playedFlags = {
  workers: { type: 'string' },
  'no-luck-correction': { type: 'boolean', default: false },
} as const;

type Flag = Exclude<
  keyof typeof runFlags | keyof typeof servedFlags | keyof typeof playedFlags,
  'no-luck-correction' | 'check' | keyof typeof outputOptions
>;

/** As they were given; a command need not have all of them. */
type RunValues = { readonly [name in Flag]?: string | undefined } & {
  readonly 'no-luck-correction'?: boolean | undefined;
};

/**
 * What they say of a run.
 * @throws PokerbotError `USAGE`, also for a run to continue that is to have another name; `HANDS_INVALID`
 */
export function runOptions(values: RunValues) {
  const { resume, workers, hands } = values;
  if (resume !== undefined && values['run-id'] !== undefined && values['run-id'] !== resume) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, so `--run-id` cannot name another',
      next: ['Leave out `--run-id`'],
    });
  }
  return {
    hands: wholeNumber('hands', { text: hands, from: 1, code: 'HANDS_INVALID', isCapped: true }),
    seed: notEmpty('seed', values.seed),
    runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
    resume: notEmpty('resume', resume),
    workers: wholeNumber('workers', { text: workers, from: 1, to: mostWorkers }),
    luckCorrection: values['no-luck-correction'] ? false : undefined,
    decisionLimitMs: wholeNumber('decision-limit-ms', {
      text: values['decision-limit-ms'],
      from: 1,
      to: longestDecisionLimitMs,
    }),
  };
}
