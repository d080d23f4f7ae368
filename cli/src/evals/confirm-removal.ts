import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { RemovedRun } from '@poker-bot/shared/evaluation/gc';
import type { Context } from '../context.ts';

export interface ConfirmRemoval {
  readonly context: Pick<Context, 'interactive' | 'prompts'>;
  readonly yes: boolean;
  readonly noInput: boolean;
  readonly runs: readonly RemovedRun[];
}

/** Named in the question; of the others it tells how many there are. */
const mostNamed = 20;

/**
 * Returns when the runs may go.
 *
 * @throws PokerbotError `ANSWER_MISSING` where nobody can be asked, `INTERRUPTED` for a no
 */
export async function confirmRemoval(asked: ConfirmRemoval): Promise<void> {
  const { context, yes, noInput, runs } = asked;
  if (yes || runs.length === 0) return;
  const these = runs.length === 1 ? `run ${runs[0]?.runId}` : `${runs.length} runs`;
  if (!context.interactive || noInput) {
    throw new PokerbotError('ANSWER_MISSING', {
      message: `${these} would be removed, and nobody is here to confirm it`,
      next: ['Look with `--dry-run`, and confirm with `--yes`'],
      details: { runs: runs.map(({ runId }) => runId) },
    });
  }
  const names = runs.slice(0, mostNamed).map(({ runId }) => `  ${runId}\n`);
  const more = runs.length > mostNamed ? `  and ${runs.length - mostNamed} more\n` : '';
  const prompts = await context.prompts();
  const message = `Remove ${these} for good?\n${names.join('')}${more}`;
  if (await prompts.confirm({ message, default: false })) return;
  throw new PokerbotError('INTERRUPTED', { message: 'No run was removed' });
}
