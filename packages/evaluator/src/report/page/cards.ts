import { element, type Markup } from '../markup/element.ts';

const suits: Readonly<Record<string, readonly [sign: string, name: string]>> = {
  s: ['♠', 'spades'],
  h: ['♥', 'hearts'],
  d: ['♦', 'diamonds'],
  c: ['♣', 'clubs'],
};

/** Cards by rank and sign of the suit, never by colour alone. */
export function cards(text: string): Markup[] {
  const pairs = text.match(/../g) ?? [];
  return pairs.map((card) => {
    const [sign, name] = suits[card.charAt(1)] ?? [card.charAt(1), ''];
    return element('span', { class: `card ${name}`.trim() }, `${card.charAt(0)}${sign} `);
  });
}
