import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Check } from '../../doctor/check.ts';

/** What came out, or the check that failed with the words of the error. */
export async function attempt<T>(
  name: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly check: Check }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    const fix = error.next.join('; ');
    return { check: { name, status: 'fail', reason: error.message, fix } };
  }
}
