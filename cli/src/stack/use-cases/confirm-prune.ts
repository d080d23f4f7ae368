import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';

export interface ConfirmPrune {
  readonly context: Pick<Context, 'interactive' | 'prompts'>;
  readonly yes: boolean;
  readonly noInput: boolean;
  readonly images: readonly string[];
}

/**
 * Returns when the images may go.
 *
 * @throws PokerbotError `ANSWER_MISSING` where nobody can be asked, `INTERRUPTED` for a no
 */
export async function confirmPrune({ context, yes, noInput, images }: ConfirmPrune): Promise<void> {
  if (yes) return;
  const these = images.length === 1 ? `the image ${images[0]}` : `${images.length} images`;
  if (!context.interactive || noInput) {
    throw new PokerbotError('ANSWER_MISSING', {
      message: `Nothing needs ${these}, and nobody is here to confirm the removal`,
      next: ['Confirm with `--yes`: `pokerbot images prune --yes`'],
      details: { images },
    });
  }
  const prompts = await context.prompts();
  const message = `Remove ${these} that nothing needs?\n  ${images.join('\n  ')}\n`;
  if (await prompts.confirm({ message, default: false })) return;
  throw new PokerbotError('INTERRUPTED', { message: 'No image was removed' });
}
