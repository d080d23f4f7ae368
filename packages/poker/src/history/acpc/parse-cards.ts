import type { Card } from '../../cards/card.ts';
import type { RecordedCard } from '../hand-history.ts';
import { HistoryError, type Place } from '../history-error.ts';
import { areKnown, readCards } from '../recorded-cards.ts';

export interface AcpcCards {
  /** By position; empty where the viewer does not see them. */
  readonly holes: readonly (readonly Card[])[];
  /** One entry a street from the flop on. */
  readonly boards: readonly (readonly Card[])[];
}

/**
 * Reads `8dJd|Td4d/As5cAh/Kc`: hole cards by position, then the board street by street.
 * @throws HistoryError
 */
export function parseAcpcCards(text: string, place: Place): AcpcCards {
  const [private_ = '', ...public_] = text.split('/');
  const read = (piece: string) => knownCards(readCards(piece), { piece, place });
  return { holes: private_.split('|').map(read), boards: public_.map(read) };
}

function knownCards(
  cards: RecordedCard[] | string,
  where: { readonly piece: string; readonly place: Place },
): readonly Card[] {
  if (typeof cards !== 'string' && areKnown(cards)) return cards;
  const faulty = typeof cards === 'string' ? cards : '??';
  throw new HistoryError(
    'HISTORY_SYNTAX',
    `\`${where.piece}\` are no cards: \`${faulty}\` is none`,
    where.place,
  );
}
