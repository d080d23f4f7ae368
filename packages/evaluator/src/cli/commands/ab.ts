import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type AbOptions, previewAb, runAb } from '../../ab/run-ab.ts';
import { abText } from '../ab-text.ts';
import { answerCommand } from '../answer-command.ts';
import type { CliContext } from '../cli-context.ts';
import { choice, errorRate, type Given, positive, readFlags, wholeNumber } from '../read-flags.ts';
import { degradedFlags, playedFlags, runFlags, runOptions, servedFlags } from '../run-flags.ts';

const flags = {
  ...runFlags,
  ...servedFlags,
  ...degradedFlags,
  ...playedFlags,
  'max-hands': { type: 'string' },
  'until-decided': { type: 'boolean', default: false },
  seats: { type: 'string' },
  opponent: { type: 'string', multiple: true },
  test: { type: 'string' },
  alpha: { type: 'string' },
  beta: { type: 'string' },
  delta: { type: 'string' },
} as const;

/** `ab A B`: plays two bots and says whether B is better. */
export async function abCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: 2 });
  const options = abOptions(values, positionals);
  return await answerCommand(
    values,
    {
      preview: (suite) => previewAb(options, suite),
      play: (suite) => runAb(options, suite),
      text: abText,
      exitCode: ({ verdict }) => (verdict === 'better' ? 0 : 4),
    },
    context,
  );
}

function abOptions(values: Given<typeof flags>['values'], bots: readonly string[]): AbOptions {
  requireBots(bots, values.resume);
  if (values.hands !== undefined && values['max-hands'] !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--hands` says exactly how many, `--max-hands` how many at most: not both',
    });
  }
  return {
    ...runOptions(values),
    allowDegraded: values['allow-degraded'],
    bots,
    maxHands: wholeNumber('max-hands', {
      text: values['max-hands'],
      from: 1,
      code: 'HANDS_INVALID',
      isCapped: true,
    }),
    untilDecided: values['until-decided'],
    seats: wholeNumber('seats', { text: values.seats, from: 2, to: 9 }),
    opponents: (values.opponent ?? []).flatMap((names) => names.split(',')),
    method: choice('test', { text: values.test, of: ['interval', 'sprt'] }),
    alpha: errorRate('alpha', values.alpha),
    beta: errorRate('beta', values.beta),
    delta: deltaOf(values.delta),
  };
}

/** bb/100: ten big blinds a hand, more than lies between any two players who look at their cards. */
const greatestDelta = 1_000;

function deltaOf(text: string | undefined): number | undefined {
  const delta = positive('delta', text);
  if (delta === undefined || delta <= greatestDelta) return delta;
  throw new PokerbotError('USAGE', {
    message: `\`--delta\` is \`${text}\`; expected a number above 0, and not above ${greatestDelta}`,
    next: ['Give `--delta` the least difference in bb/100 that matters to you, such as 5'],
    details: { flag: 'delta', value: text },
  });
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
