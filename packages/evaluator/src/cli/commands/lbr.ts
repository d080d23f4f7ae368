import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { lbrActions, lbrStreets } from '../../lbr/lbr-config.ts';
import { type LbrOptions, previewLbr, runLbr } from '../../lbr/run-lbr.ts';
import { answerCommand } from '../answer-command.ts';
import type { CliContext } from '../cli-context.ts';
import { lbrText } from '../lbr-text.ts';
import { choice, type Given, notEmpty, readFlags } from '../read-flags.ts';
import { playedFlags, runFlags, runOptions, servedFlags } from '../run-flags.ts';

const flags = {
  ...runFlags,
  ...servedFlags,
  bot: { type: 'string' },
  actions: { type: 'string' },
  streets: { type: 'string' },
  workers: playedFlags.workers,
} as const;

/** `lbr`: a lower bound on how much can be won from a bot, heads-up. */
export async function lbrCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const options = lbrOptions(values);
  return await answerCommand(
    values,
    {
      preview: (suite) => previewLbr(options, suite),
      play: (suite) => runLbr(options, suite),
      line: (lbr) => ({ type: 'lbr', lbr }),
      text: lbrText,
    },
    context,
  );
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
    ...runOptions(values),
    bot: notEmpty('bot', values.bot),
    actions,
    streets: words('streets', { text: values.streets, of: lbrStreets }),
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
