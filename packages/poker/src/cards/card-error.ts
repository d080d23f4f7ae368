export type CardErrorCode =
  | 'CARD_MALFORMED'
  | 'CARD_DUPLICATE'
  | 'CARDS_WRONG_COUNT'
  | 'BOARD_WRONG_COUNT';

/** Refuses cards: what was given, why it is no card or no hand. */
export class CardError extends Error {
  readonly code: CardErrorCode;

  constructor(code: CardErrorCode, message: string) {
    super(message);
    this.name = 'CardError';
    this.code = code;
  }
}
