import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { lbrActions, lbrStreets } from '../../lbr/lbr-config.ts';
import { type LbrOptions, runLbr } from '../../lbr/run-lbr.ts';
import { mostWorkers } from '../../shards/open-source.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { lbrText } from '../lbr-text.ts';
import {
  choice,
  type Given,
  notEmpty,
  outputOptions,
  readFlags,
  wholeNumber,
} from '../read-flags.ts';
import { suiteContextOf } from '../suite-context-of.ts';

const flags = {
  ...outputOptions,
  bot: { type: 'string' },
  hands: { type: 'string' },
  seed: { type: 'string' },
  actions: { type: 'string' },
  streets: { type: 'string' },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  workers: { type: 'string' },
} as const;

/** `lbr`: a lower bound on how much can be won from a bot, heads-up. */
export async function lbrCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const { json, events } = values;
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
  });
  const lbr = await runLbr(lbrOptions(values), suite);
  if (events) tellLine({ type: 'lbr', lbr }, context);
  else context.out(json ? document(lbr) : lbrText(lbr));
  return 0;
}

function lbrOptions(values: Given<typeof flags>['values']): LbrOptions {
  const { resume } = values;
  const others = (['bot', 'actions', 'streets'] as const).find((flag) => values[flag]);
  if (resume !== undefined && others !== undefined) {
    throw new PokerbotError('USAGE', {
      message: `\`--resume\` names the run, and \`--${others}\` is in it`,
      next: [`Leave out \`--${others}\``],
    });
  }
  const actions = words('actions', { text: values.actions, of: lbrActions });
  if (actions !== undefined && !actions.includes('call')) {
    throw new PokerbotError('USAGE', {
      message: '`--actions` has no `call`: there has to be one for where nothing else is better',
    });
  }
  return {
    bot: notEmpty('bot', values.bot),
    hands: wholeNumber('hands', { text: values.hands, from: 1, code: 'HANDS_INVALID' }),
    seed: notEmpty('seed', values.seed),
    actions,
    streets: words('streets', { text: values.streets, of: lbrStreets }),
    runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
    resume: notEmpty('resume', resume),
    workers: wholeNumber('workers', { text: values.workers, from: 1, to: mostWorkers }),
  };
}

/** Words between commas, each once and in the order in which they are known. */
function words<const W extends string>(
  flag: string,
  { text, of }: { readonly text: string | undefined; readonly of: readonly W[] },
): W[] | undefined {
  if (text === undefined) return undefined;
  const given = text.split(',').map((word) => choice(flag, { text: word, of }));
  return of.filter((word) => given.includes(word));
}
