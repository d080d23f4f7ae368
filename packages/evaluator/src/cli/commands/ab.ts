import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type AbOptions, previewAb, runAb } from '../../ab/run-ab.ts';
import { longestDecisionLimitMs } from '../../config/smoke-config.ts';
import { mostWorkers } from '../../shards/open-source.ts';
import { abText } from '../ab-text.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import {
  choice,
  errorRate,
  type Given,
  notEmpty,
  outputOptions,
  positive,
  readFlags,
  wholeNumber,
} from '../read-flags.ts';
import { suiteContextOf } from '../suite-context-of.ts';

const flags = {
  ...outputOptions,
  hands: { type: 'string' },
  'max-hands': { type: 'string' },
  'until-decided': { type: 'boolean', default: false },
  seats: { type: 'string' },
  opponent: { type: 'string', multiple: true },
  seed: { type: 'string' },
  test: { type: 'string' },
  alpha: { type: 'string' },
  beta: { type: 'string' },
  delta: { type: 'string' },
  'no-luck-correction': { type: 'boolean', default: false },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  'decision-limit-ms': { type: 'string' },
  workers: { type: 'string' },
  check: { type: 'boolean', default: false },
} as const;

/** `ab A B`: plays two bots and says whether B is better. */
export async function abCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: 2 });
  const { json, events, check } = values;
  const options = abOptions(values, positionals);
  const { out } = context;
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
  });
  if (check) {
    const preview = previewAb(options, suite);
    if (events) tellLine(preview, context);
    else out(document(preview));
    return 0;
  }
  const summary = await runAb(options, suite);
  if (!events) out(json ? document(summary) : abText(summary));
  return summary.verdict === 'better' ? 0 : 4;
}

function abOptions(values: Given<typeof flags>['values'], bots: readonly string[]): AbOptions {
  const { resume } = values;
  requireBots(bots, resume);
  if (values.hands !== undefined && values['max-hands'] !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--hands` says exactly how many, `--max-hands` how many at most: not both',
    });
  }
  const hands = (flag: 'hands' | 'max-hands') =>
    wholeNumber(flag, { text: values[flag], from: 1, code: 'HANDS_INVALID' });
  return {
    bots,
    hands: hands('hands'),
    maxHands: hands('max-hands'),
    untilDecided: values['until-decided'],
    seats: wholeNumber('seats', { text: values.seats, from: 2, to: 9 }),
    opponents: (values.opponent ?? []).flatMap((names) => names.split(',')),
    seed: notEmpty('seed', values.seed),
    method: choice('test', { text: values.test, of: ['interval', 'sprt'] }),
    alpha: errorRate('alpha', values.alpha),
    beta: errorRate('beta', values.beta),
    delta: positive('delta', values.delta),
    luckCorrection: values['no-luck-correction'] ? false : undefined,
    runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
    resume: notEmpty('resume', resume),
    workers: wholeNumber('workers', { text: values.workers, from: 1, to: mostWorkers }),
    decisionLimitMs: wholeNumber('decision-limit-ms', {
      text: values['decision-limit-ms'],
      from: 1,
      to: longestDecisionLimitMs,
    }),
  };
}

function requireBots(bots: readonly string[], resume: string | undefined): void {
  if (resume !== undefined && bots.length > 0) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, and its bots are in it',
      next: ['Leave out the bots'],
    });
  }
  if (resume === undefined && bots.length !== 2) {
    throw new PokerbotError('USAGE', {
      message: '`ab` compares two bots: A, which there is, and B, which may be better',
      next: ['Name both, such as `ab default config/bot/candidate.bot.json`'],
    });
  }
}
