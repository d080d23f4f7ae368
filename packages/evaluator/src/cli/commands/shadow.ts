import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import { previewShadow, runShadow, type ShadowOptions } from '../../shadow/run-shadow.ts';
import { answerCommand } from '../answer-command.ts';
import type { CliContext } from '../cli-context.ts';
import { type Given, notEmpty, readFlags, wholeNumber } from '../read-flags.ts';
import { degradedFlags, runFlags, runOptions, servedFlags } from '../run-flags.ts';
import { shadowText } from '../shadow-text.ts';

const flags = {
  ...runFlags,
  ...servedFlags,
  ...degradedFlags,
  session: { type: 'string' },
  from: { type: 'string', multiple: true },
  player: { type: 'string', multiple: true },
  bot: { type: 'string' },
  'min-agreement': { type: 'string' },
} as const;

/** `shadow`: replays recorded hands through a candidate that does not act. */
export async function shadowCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const options = shadowOptions(values);
  return await answerCommand(
    values,
    {
      preview: (suite) => previewShadow(options, suite),
      play: (suite) => runShadow(options, suite),
      text: shadowText,
      exitCode: exitCodeOf,
    },
    context,
  );
}

function shadowOptions(values: Given<typeof flags>['values']): ShadowOptions {
  return {
    ...runOptions(values),
    allowDegraded: values['allow-degraded'],
    // No setting caps what a recording has.
    hands: wholeNumber('hands', { text: values.hands, from: 1, code: 'HANDS_INVALID' }),
    session: notEmpty('session', values.session),
    from: (values.from ?? []).map((file) => notEmpty('from', file) ?? ''),
    players: (values.player ?? []).map((name) => notEmpty('player', name) ?? ''),
    bot: notEmpty('bot', values.bot),
    minAgreement: shareOf('min-agreement', values['min-agreement']),
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
