import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { longestDecisionLimitMs } from '../../config/smoke-config.ts';
import { type LeagueOptions, previewLeague, runLeague } from '../../league/run-league.ts';
import { mostWorkers } from '../../shards/open-source.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { leagueText } from '../league-text.ts';
import { type Given, notEmpty, outputOptions, readFlags, wholeNumber } from '../read-flags.ts';
import { degradedFlags } from '../run-flags.ts';
import { suiteContextOf } from '../suite-context-of.ts';

const flags = {
  ...outputOptions,
  ...degradedFlags,
  guest: { type: 'string', multiple: true },
  hands: { type: 'string' },
  seed: { type: 'string' },
  'no-luck-correction': { type: 'boolean', default: false },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  'decision-limit-ms': { type: 'string' },
  workers: { type: 'string' },
  check: { type: 'boolean', default: false },
} as const;

/** Of a table that fits a screen, guests counted; the matches grow with the square. */
const mostBots = 30;

/** `league BOT BOT …`: a round robin of bots, heads-up. */
export async function leagueCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: mostBots });
  const { json, events, check } = values;
  const options = leagueOptions(values, positionals);
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
  });
  if (check) {
    const preview = previewLeague(options, suite);
    if (events) tellLine(preview, context);
    else context.out(document(preview));
    return 0;
  }
  const league = await runLeague(options, suite);
  if (events) tellLine({ type: 'league', league }, context);
  else context.out(json ? document(league) : leagueText(league));
  return 0;
}

function leagueOptions(
  values: Given<typeof flags>['values'],
  bots: readonly string[],
): LeagueOptions {
  const { resume } = values;
  const guests = (values.guest ?? []).flatMap((names) => names.split(','));
  requirePlayers({ bots, guests, resume });
  return {
    bots,
    guests,
    allowDegraded: values['allow-degraded'],
    hands: wholeNumber('hands', {
      text: values.hands,
      from: 1,
      code: 'HANDS_INVALID',
      isCapped: true,
    }),
    seed: notEmpty('seed', values.seed),
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

interface Named {
  readonly bots: readonly string[];
  readonly guests: readonly string[];
  readonly resume: string | undefined;
}

function requirePlayers({ bots, guests, resume }: Named): void {
  const players = bots.length + guests.length;
  if (resume !== undefined) {
    if (players === 0) return;
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the league, and its players are in it',
      next: ['Leave out the bots and `--guest`'],
    });
  }
  if (bots.length === 0 || players < 2) {
    throw new PokerbotError('USAGE', {
      message: '`league` needs two bots or more, or a bot and a guest',
      next: [
        'Name them, such as `league default config/bot/candidate.bot.json` or `league default --guest maniac`',
      ],
    });
  }
  if (players > mostBots) {
    throw new PokerbotError('USAGE', {
      message: `${players} players are more than the ${mostBots} that a league may have`,
    });
  }
}
