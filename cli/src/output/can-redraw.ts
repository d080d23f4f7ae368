import type { Context } from '../context.ts';

/** Whether progress is drawn over and over in the same place, and not as one line after another. */
export function canRedraw({
  errors,
  environment,
}: Pick<Context, 'errors' | 'environment'>): boolean {
  return errors.isTTY && Boolean(errors.columns) && !environment.CI && environment.TERM !== 'dumb';
}
