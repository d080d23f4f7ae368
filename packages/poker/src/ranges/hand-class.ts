import { type Card, rankLetters } from '../cards/card.ts';
import { comboIndex } from './combo.ts';

/** One of the 169 classes of starting hands: `AA`, `AKs`, `AKo`. Ranks go from 0 for deuces to 12 for aces. */
export interface HandClass {
  readonly high: number;
  readonly low: number;
  /** False for pairs. */
  readonly suited: boolean;
}

const suits = [0, 1, 2, 3];

/** The combos of a class: 6 for a pair, 4 suited, 12 offsuit. */
export function combosOfClass({ high, low, suited }: HandClass): number[] {
  return suits.flatMap((first) =>
    suits
      .filter((second) => (high === low ? second < first : (second === first) === suited))
      .map((second) => comboIndex(high * 4 + first, low * 4 + second)),
  );
}

/** All classes: pairs, suited and offsuit hands, each from aces down. */
export function allHandClasses(): HandClass[] {
  const ranks = Array.from({ length: 13 }, (_, index) => 12 - index);
  const unpaired = (suited: boolean) =>
    ranks.flatMap((high) =>
      ranks.filter((low) => low < high).map((low) => ({ high, low, suited })),
    );
  const pairs = ranks.map((rank) => ({ high: rank, low: rank, suited: false }));
  return [...pairs, ...unpaired(true), ...unpaired(false)];
}

/** `AA`, `AKs`, `AKo`. */
export function formatHandClass({ high, low, suited }: HandClass): string {
  const ranks = rankLetters.charAt(high) + rankLetters.charAt(low);
  if (high === low) return ranks;
  return ranks + (suited ? 's' : 'o');
}

/** The class of two hole cards. */
export function handClassOf(a: Card, b: Card): HandClass {
  const high = Math.max(a, b) >> 2;
  const low = Math.min(a, b) >> 2;
  return { high, low, suited: (a & 3) === (b & 3) };
}
