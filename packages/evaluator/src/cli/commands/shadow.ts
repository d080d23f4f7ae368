import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import { longestDecisionLimitMs } from '../../config/smoke-config.ts';
import { previewShadow, runShadow, type ShadowOptions } from '../../shadow/run-shadow.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { type Given, notEmpty, outputOptions, readFlags, wholeNumber } from '../read-flags.ts';
import { shadowText } from '../shadow-text.ts';
import { suiteContextOf } from '../suite-context-of.ts';

const flags = {
  ...outputOptions,
  session: { type: 'string' },
  from: { type: 'string', multiple: true },
  player: { type: 'string', multiple: true },
  bot: { type: 'string' },
  hands: { type: 'string' },
  seed: { type: 'string' },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  'min-agreement': { type: 'string' },
  'decision-limit-ms': { type: 'string' },
  check: { type: 'boolean', default: false },
} as const;

/** `shadow`: replays recorded hands through a candidate that does not act. */
export async function shadowCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const { json, events, check } = values;
  const options = shadowOptions(values);
  const { out } = context;
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
  });
  if (check) {
    const preview = await previewShadow(options, suite);
    if (events) tellLine(preview, context);
    else out(document(preview));
    return 0;
  }
  const summary = await runShadow(options, suite);
  if (!events) out(json ? document(summary) : shadowText(summary));
  return exitCodeOf(summary);
}

function shadowOptions(values: Given<typeof flags>['values']): ShadowOptions {
  const { resume } = values;
  if (resume !== undefined && values['run-id'] !== undefined && values['run-id'] !== resume) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, so `--run-id` cannot name another',
      next: ['Leave out `--run-id`'],
    });
  }
  return {
    session: notEmpty('session', values.session),
    from: (values.from ?? []).map((file) => notEmpty('from', file) ?? ''),
    players: (values.player ?? []).map((name) => notEmpty('player', name) ?? ''),
    bot: notEmpty('bot', values.bot),
    hands: wholeNumber('hands', { text: values.hands, from: 1, code: 'HANDS_INVALID' }),
    seed: notEmpty('seed', values.seed),
    runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
    resume: notEmpty('resume', resume),
    minAgreement: shareOf('min-agreement', values['min-agreement']),
    decisionLimitMs: wholeNumber('decision-limit-ms', {
      text: values['decision-limit-ms'],
      from: 1,
      to: longestDecisionLimitMs,
    }),
  };
}

function shareOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new PokerbotError('USAGE', {
    message: `\`--${flag}\` is \`${text}\`; expected a share from 0 to 1`,
    next: [`Give \`--${flag}\` a share, such as 0.8 for 80%`],
    details: { flag, value: text },
  });
}

/** Without a least agreement there is nothing to fail. Undecided is not a pass. */
function exitCodeOf({ verdict }: ShadowSummary): number {
  return verdict === null || verdict === 'pass' ? 0 : 4;
}
