import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { longestDecisionLimitMs } from '../../config/smoke-config.ts';
import { mostWorkers } from '../../shards/open-source.ts';
import { parseShard } from '../../shards/shard-range.ts';
import { previewSmoke, runSmoke, type SmokeOptions } from '../../suites/smoke.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import {
  type Given,
  notEmpty,
  outputOptions,
  positive,
  readFlags,
  wholeNumber,
} from '../read-flags.ts';
import { suiteContextOf } from '../suite-context-of.ts';
import { summaryText } from '../text.ts';

const flags = {
  ...outputOptions,
  hands: { type: 'string' },
  seats: { type: 'string' },
  opponent: { type: 'string', multiple: true },
  seed: { type: 'string' },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  check: { type: 'boolean', default: false },
  gates: { type: 'string' },
  'max-p99-ms': { type: 'string' },
  'decision-limit-ms': { type: 'string' },
  workers: { type: 'string' },
  'no-luck-correction': { type: 'boolean', default: false },
  shard: { type: 'string' },
} as const;

/** `smoke`: plays a run and judges the health of the bot. */
export async function smokeCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const { json, events, check } = values;
  const options = smokeOptions(values);
  const { out } = context;
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
  });
  if (check) {
    const preview = previewSmoke(options, suite);
    if (events) tellLine(preview, context);
    else out(document(preview));
    return 0;
  }
  const summary = await runSmoke(options, suite);
  if (!events) out(json ? document(summary) : summaryText(summary));
  return exitCodeOf(summary);
}

function smokeOptions(values: Given<typeof flags>['values']): SmokeOptions {
  const resume = values.resume;
  if (resume !== undefined && values['run-id'] !== undefined && values['run-id'] !== resume) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, so `--run-id` cannot name another',
      next: ['Leave out `--run-id`'],
    });
  }
  if (resume !== undefined && values.shard !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the shard to continue, so `--shard` cannot name another',
      next: ['Leave out `--shard`'],
    });
  }
  if (resume !== undefined && values.gates !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, whose gates were fixed when it began',
      next: ['Leave out `--gates`'],
    });
  }
  return {
    hands: wholeNumber('hands', { text: values.hands, from: 1, code: 'HANDS_INVALID' }),
    seats: wholeNumber('seats', { text: values.seats, from: 2, to: 9 }),
    opponents: (values.opponent ?? []).flatMap((names) => names.split(',')),
    seed: notEmpty('seed', values.seed),
    runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
    resume: notEmpty('resume', resume),
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
    workers: wholeNumber('workers', { text: values.workers, from: 1, to: mostWorkers }),
    luckCorrection: values['no-luck-correction'] ? false : undefined,
    gates: notEmpty('gates', values.gates),
    maxP99Ms: positive('max-p99-ms', values['max-p99-ms']),
    decisionLimitMs: wholeNumber('decision-limit-ms', {
      text: values['decision-limit-ms'],
      from: 1,
      to: longestDecisionLimitMs,
    }),
  };
}

/** Undecided is not a pass: whoever waits for one must not go on. */
function exitCodeOf({ verdict }: SmokeSummary): number {
  return verdict === 'pass' ? 0 : 4;
}
