import { nearest } from '../did-you-mean.ts';
import { knownSpellings } from './known-names.ts';

const letters = 2;

/** The registered name that was most likely meant, if it is that near. */
export function misspelt(name: string): string | undefined {
  const upper = name.toUpperCase().replaceAll('.', '_');
  const spellings = knownSpellings().filter(
    ({ length }) => Math.abs(length - upper.length) <= letters,
  );
  return spellings.includes(upper) ? upper : nearest(upper, spellings, () => letters);
}
