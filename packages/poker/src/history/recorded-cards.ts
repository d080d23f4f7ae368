import { type Card, formatCard, parseCard } from '../cards/card.ts';
import type { RecordedCard } from './hand-history.ts';

/**
 * Reads cards written without separators, unknown ones as `??`.
 * @returns the faulty piece of text where there is one
 */
export function readCards(text: string): RecordedCard[] | string {
  const cards: RecordedCard[] = [];
  for (let offset = 0; offset < text.length; offset += 2) {
    const piece = text.slice(offset, offset + 2);
    if (piece !== '??' && !/^[2-9TJQKA][cdhs]$/.test(piece)) return piece;
    cards.push(piece === '??' ? undefined : parseCard(piece));
  }
  return cards;
}

export function writeCards(cards: readonly RecordedCard[]): string {
  return cards.map((card) => (card === undefined ? '??' : formatCard(card))).join('');
}

export function areKnown(cards: readonly RecordedCard[]): cards is readonly Card[] {
  return !cards.includes(undefined);
}
