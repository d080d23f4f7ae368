import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { parseShard } from '../../shards/shard-range.ts';
import { previewSmoke, runSmoke, type SmokeOptions } from '../../suites/smoke.ts';
import { answerCommand } from '../answer-command.ts';
import type { CliContext } from '../cli-context.ts';
import { type Given, notEmpty, positive, readFlags, wholeNumber } from '../read-flags.ts';
import { playedFlags, runFlags, runOptions, servedFlags } from '../run-flags.ts';
import { summaryText } from '../text.ts';

const flags = {
  ...runFlags,
  ...servedFlags,
  ...playedFlags,
  bot: { type: 'string' },
  seats: { type: 'string' },
  opponent: { type: 'string', multiple: true },
  gates: { type: 'string' },
  'max-p99-ms': { type: 'string' },
  shard: { type: 'string' },
} as const;

/** `smoke`: plays a run and judges the health of the bot. */
export async function smokeCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const options = smokeOptions(values);
  return await answerCommand(
    values,
    {
      preview: (suite) => previewSmoke(options, suite),
      play: (suite) => runSmoke(options, suite),
      text: summaryText,
      exitCode: exitCodeOf,
    },
    context,
  );
}

function smokeOptions(values: Given<typeof flags>['values']): SmokeOptions {
  const resume = values.resume;
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
  if (resume !== undefined && values.bot !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, and its bot is in it',
      next: ['Leave out `--bot`'],
    });
  }
  return {
    ...runOptions(values),
    bot: notEmpty('bot', values.bot),
    seats: wholeNumber('seats', { text: values.seats, from: 2, to: 9 }),
    opponents: (values.opponent ?? []).flatMap((names) => names.split(',')),
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
    gates: notEmpty('gates', values.gates),
    maxP99Ms: positive('max-p99-ms', values['max-p99-ms']),
  };
}

/** Undecided is not a pass: whoever waits for one must not go on. */
function exitCodeOf({ verdict }: SmokeSummary): number {
  return verdict === 'pass' ? 0 : 4;
}
