import { CardError } from './card-error.ts';

/** A whole number from 0 to 51: rank × 4 + suit; ranks 0–12 are deuce to ace, suits 0–3 are clubs, diamonds, hearts, spades. */
export type Card = number;

export const rankLetters = '23456789TJQKA';
export const suitLetters = 'cdhs';

/**
 * Reads one card as `As` or `Td`; the rank may be written in either case, the suit as well.
 *
 * @throws {CardError} `CARD_MALFORMED`
 */
export function parseCard(text: string): Card {
  const rank = text.length === 2 ? rankLetters.indexOf(text.charAt(0).toUpperCase()) : -1;
  const suit = text.length === 2 ? suitLetters.indexOf(text.charAt(1).toLowerCase()) : -1;
  if (rank < 0 || suit < 0) {
    throw new CardError(
      'CARD_MALFORMED',
      `\`${text}\` is not a card: write a rank (${rankLetters}) and a suit (${suitLetters}), like \`As\``,
    );
  }
  return rank * 4 + suit;
}

/** Writes a card as `As` or `Td`. */
export function formatCard(card: Card): string {
  return rankLetters.charAt(rankOf(card)) + suitLetters.charAt(suitOf(card));
}

/**
 * Reads cards written one after the other, with or without blanks: `AsKd`, `As Kd 7c`.
 *
 * @throws {CardError} `CARD_MALFORMED`, `CARD_DUPLICATE`
 */
export function parseCards(text: string): Card[] {
  const compact = text.replace(/\s+/g, '');
  const cards: Card[] = [];
  for (let from = 0; from < compact.length; from += 2) {
    const card = parseCard(compact.slice(from, from + 2));
    if (cards.includes(card)) {
      throw new CardError(
        'CARD_DUPLICATE',
        `\`${formatCard(card)}\` is written twice in \`${text}\``,
      );
    }
    cards.push(card);
  }
  return cards;
}

/** Writes cards one after the other: `AsKd`. */
export function formatCards(cards: readonly Card[]): string {
  return cards.map(formatCard).join('');
}

/** 0 for a deuce, 12 for an ace. */
export function rankOf(card: Card): number {
  return card >> 2;
}

/** 0 clubs, 1 diamonds, 2 hearts, 3 spades. */
export function suitOf(card: Card): number {
  return card & 3;
}
