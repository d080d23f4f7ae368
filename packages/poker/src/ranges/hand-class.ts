import { type Card, rankOf, suitOf } from '../cards/card.ts';
import { comboIndex } from './combo.ts';

/** How the two cards of a class relate. `either` stands for suited and offsuit together. */
export type Suitedness = 'pair' | 'suited' | 'offsuit' | 'either';

/** A class of starting hands, such as 77, AKs, AKo or AK. Ranks are 0 (deuce) to 12 (ace), `high` first. */
export interface HandClass {
  readonly high: number;
  readonly low: number;
  readonly suitedness: Suitedness;
}

export const rankLetters = '23456789TJQKA';

const suffixes: Record<Suitedness, string> = { pair: '', suited: 's', offsuit: 'o', either: '' };

/** The usual name of a class: `77`, `AKs`, `AKo`, `AK`. */
export function formatHandClass({ high, low, suitedness }: HandClass): string {
  return `${rankLetters[high]}${rankLetters[low]}${suffixes[suitedness]}`;
}

/** The class of two cards. */
export function handClassOf(a: Card, b: Card): HandClass {
  const [high, low] = rankOf(a) >= rankOf(b) ? [rankOf(a), rankOf(b)] : [rankOf(b), rankOf(a)];
  if (high === low) return { high, low, suitedness: 'pair' };
  return { high, low, suitedness: suitOf(a) === suitOf(b) ? 'suited' : 'offsuit' };
}

/** Combo indices of a class: 6 for a pair, 4 suited, 12 offsuit, 16 for both. */
export function combosOf({ high, low, suitedness }: HandClass): number[] {
  const combos: number[] = [];
  for (let first = 0; first < 4; first += 1) {
    for (let second = 0; second < 4; second += 1) {
      if (high === low ? first <= second : !fits(suitedness, first === second)) continue;
      combos.push(comboIndex(high * 4 + first, low * 4 + second));
    }
  }
  return combos;
}

function fits(suitedness: Suitedness, sameSuit: boolean): boolean {
  return suitedness === 'either' || (suitedness === 'suited') === sameSuit;
}

/** All 169 classes in the order of the usual grid: rows and columns from ace to deuce, suited above the diagonal. */
export function allHandClasses(): HandClass[] {
  const classes: HandClass[] = [];
  for (let row = 12; row >= 0; row -= 1) {
    for (let column = 12; column >= 0; column -= 1) {
      if (row === column) classes.push({ high: row, low: column, suitedness: 'pair' });
      else if (row > column) classes.push({ high: row, low: column, suitedness: 'suited' });
      else classes.push({ high: column, low: row, suitedness: 'offsuit' });
    }
  }
  return classes;
}
