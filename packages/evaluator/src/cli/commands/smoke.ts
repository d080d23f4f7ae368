import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { previewSmoke, runSmoke } from '../../suites/smoke.ts';
import { answerCommand } from '../answer-command.ts';
import type { CliContext } from '../cli-context.ts';
import { readFlags } from '../read-flags.ts';
import { smokeFlags, smokeOptions } from '../smoke-options.ts';
import { summaryText } from '../text.ts';

/** `smoke`: plays a run and judges the health of the bot. */
export async function smokeCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: smokeFlags });
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

/** Undecided is not a pass: whoever waits for one must not go on. */
function exitCodeOf({ verdict }: SmokeSummary): number {
  return verdict === 'pass' ? 0 : 4;
}
