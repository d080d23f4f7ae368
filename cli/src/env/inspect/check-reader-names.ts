import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { nearest } from '../../did-you-mean.ts';

/** @throws PokerbotError `UNIT_UNKNOWN` for the first name that nobody who reads variables has */
export function checkReaderNames(names: readonly string[], readers: readonly string[]): void {
  const unknown = names.find((name) => !readers.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, readers);
  throw new PokerbotError('UNIT_UNKNOWN', {
    message: `Nobody called \`${unknown}\` reads variables here; there are ${readers.map((name) => `\`${name}\``).join(', ')}`,
    next: meant === undefined ? ['Name one of them'] : [`Did you mean \`${meant}\`?`],
    details: { unit: unknown, units: readers },
  });
}
