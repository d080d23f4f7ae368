import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { nearest } from '../../did-you-mean.ts';

/** @throws PokerbotError `UNIT_UNKNOWN` for the first name that no unit has */
export function checkUnitNames(names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  const all = known.map((name) => `\`${name}\``).join(', ');
  throw new PokerbotError('UNIT_UNKNOWN', {
    message: `There is no unit \`${unknown}\` here; there are ${all}`,
    next: meant === undefined ? ['Name one of them'] : [`Did you mean \`${meant}\`?`],
    details: { unit: unknown, units: known },
  });
}
