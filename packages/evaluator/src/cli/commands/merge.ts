import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { mostShards } from '../../shards/shard-range.ts';
import { mergeShards } from '../../suites/merge-shards.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { outputOptions, readFlags, wholeNumber } from '../read-flags.ts';
import { suiteContextOf } from '../suite-context-of.ts';
import { summaryText } from '../text.ts';

const flags = { ...outputOptions, shards: { type: 'string' } } as const;

/** `merge RUN`: makes one run of its shards. */
export async function mergeCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: 1 });
  const { json, events } = values;
  const [runId] = positionals;
  if (runId === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`merge` needs the id of the run whose shards were played',
      next: ['It is the `--run-id` that the shards have in common'],
    });
  }
  const of = wholeNumber('shards', { text: values.shards, from: 1, to: mostShards });
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
  });
  const summary = await mergeShards({ runId, of }, suite);
  if (!events) context.out(json ? document(summary) : summaryText(summary));
  return summary.verdict === 'pass' ? 0 : 4;
}
