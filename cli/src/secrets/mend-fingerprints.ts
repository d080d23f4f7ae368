import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { OpenSecrets } from './open-secrets.ts';

/** Makes the key of fingerprints anew where it was lost, and gives what there is to say about it. */
export async function mendFingerprints({
  book,
  paths,
}: Pick<OpenSecrets, 'book' | 'paths'>): Promise<string | undefined> {
  try {
    if (!(await book.mendFingerprintKey())) return undefined;
  } catch (error) {
    // Records that cannot be read are told of by whoever needs them.
    if (isPokerbotError(error)) return undefined;
    throw error;
  }
  return `\`${paths.fingerprintKey}\` was lost and is made anew: fingerprints from before say nothing about values any more, and units that have secrets count as changed`;
}
