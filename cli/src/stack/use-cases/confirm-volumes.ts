import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';

export interface ConfirmVolumes {
  readonly context: Pick<Context, 'interactive' | 'prompts'>;
  readonly volumes: boolean;
  readonly yes: boolean;
  readonly noInput: boolean;
}

/**
 * Whether volumes are to be deleted, which cannot be undone.
 *
 * @throws PokerbotError `ANSWER_MISSING` where nobody can be asked, `INTERRUPTED` for a no
 */
export async function confirmVolumes(asked: ConfirmVolumes): Promise<boolean> {
  if (!asked.volumes || asked.yes) return asked.volumes;
  if (!asked.context.interactive || asked.noInput) {
    throw new PokerbotError('ANSWER_MISSING', {
      message: '`--volumes` deletes caches for good, and nobody is here to confirm it',
      next: ['Confirm with `--yes`: `pokerbot down --volumes --yes`'],
    });
  }
  const prompts = await asked.context.prompts();
  const message = 'Delete the volumes of the stack, caches included?';
  if (await prompts.confirm({ message, default: false })) return true;
  throw new PokerbotError('INTERRUPTED', { message: 'Nothing was stopped and nothing deleted' });
}
