/**
 * Hand charts for play before the flop, for stacks of about 100 big blinds, in the usual range notation. A weight such
 * as `A5s:0.5` is a frequency. They are conservative versions of what is common knowledge among good players; opponents'
 * ranges are estimated from the same charts.
 */

/** Opening raises by the number of players behind: 1 is the small blind, 2 the button, 9 first of ten. */
export const openRaises: Readonly<Record<number, string>> = {
  1: '22+, A2s+, K2s+, Q4s+, J6s+, T6s+, 96s+, 85s+, 75s+, 64s+, 54s, A2o+, K7o+, Q8o+, J8o+, T8o+, 98o',
  2: '22+, A2s+, K2s+, Q4s+, J7s+, T7s+, 97s+, 86s+, 75s+, 64s+, 54s, A2o+, K8o+, Q9o+, J9o+, T9o',
  3: '22+, A2s+, K5s+, Q8s+, J8s+, T8s+, 97s+, 87s, 76s, 65s, A8o+, A5o, KTo+, QTo+, JTo',
  4: '22+, A2s+, K8s+, Q9s+, J9s+, T9s, 98s, 87s, 76s, ATo+, KJo+, QJo',
  5: '22+, A2s+, KTs+, QTs+, JTs, T9s, 98s, AJo+, KQo',
  6: '44+, A9s+, A5s, A4s, KTs+, QTs+, JTs, T9s, AJo+, KQo',
  7: '55+, ATs+, A5s, KTs+, QJs, JTs, AJo+, KQo',
  8: '66+, ATs+, KJs+, QJs, AQo+',
  9: '77+, ATs+, KQs, AQo+',
};

/** Opening raises of the button heads-up, who has position for the rest of the hand. */
export const headsUpOpenRaise =
  '22+, A2s+, K2s+, Q2s+, J2s+, T3s+, 94s+, 84s+, 74s+, 63s+, 53s+, 43s, A2o+, K2o+, Q4o+, J6o+, T6o+, 96o+, 86o+, 76o, 65o';

/** Hands that follow others into an unraised pot, where a raise is not worth it. */
export const limpBehind =
  '22-66, A2s-A8s, K9s, Q9s, J9s, T8s+, 97s+, 86s+, 75s+, 65s, 54s, KTo, QTo, JTo';

/** Hands that raise over players who only called the big blind. */
export const raiseOverLimpers = '77+, A9s+, KTs+, QTs+, JTs, ATo+, KJo+, QJo';

/** The same from the button or heads-up against a single limper: position makes more hands worth it. */
export const raiseOverLimperInPosition = '55+, A2s+, K8s+, Q9s+, J9s+, T9s, A7o+, KTo+, QTo+, JTo';

export interface Responses {
  /** Re-raises, for value and as a bluff. */
  readonly raise: string;
  /** Calls with position on the raiser. */
  readonly inPosition: string;
  /** Calls of the small blind: out of position, with a player behind. */
  readonly smallBlind: string;
  /** Calls of the big blind, who has a discount and closes the betting. */
  readonly bigBlind: string;
}

/** Whom the first raise comes from, by players behind him: 5 and more, 3 or 4, 1 or 2; the button heads-up. */
export type OpenerGroup = 'early' | 'middle' | 'late' | 'heads-up';

/** Answers to one raise of a usual size. */
export const versusOpen: Readonly<Record<OpenerGroup, Responses>> = {
  early: {
    raise: 'QQ+, AKs, AKo, JJ:0.3, A5s:0.5, KQs:0.2',
    inPosition: '22-JJ, AJs+, KQs, KJs, QJs, JTs, T9s:0.5, AQo',
    smallBlind: '66-JJ, AJs+, KQs, AQo:0.5',
    bigBlind: '22-JJ, A2s+, KTs+, QTs+, J9s+, T8s+, 97s+, 87s, 76s, 65s, AJo+, KQo',
  },
  middle: {
    raise: 'JJ+, AQs+, AKo, TT:0.4, AJs:0.3, KQs:0.4, A5s:0.6, A4s:0.4, AQo:0.3',
    inPosition: '22-TT, ATs+, KTs+, QTs+, JTs, T9s, 98s, 87s:0.5, AJo+, KQo',
    smallBlind: '55-TT, ATs+, KJs+, QJs, JTs, AQo, AJo:0.5',
    bigBlind:
      '22-TT, A2s+, K8s+, Q9s+, J8s+, T8s+, 97s+, 86s+, 75s+, 65s, 54s, A9o+, KTo+, QTo+, JTo',
  },
  late: {
    raise:
      'TT+, AJs+, AQo+, KQs, 99:0.5, ATs:0.5, KJs:0.3, A5s:0.7, A4s:0.6, A3s:0.4, K9s:0.2, T9s:0.2, 76s:0.2, AJo:0.4, KQo:0.3',
    inPosition: '22-99, A2s+, K9s+, Q9s+, J9s+, T8s+, 98s, 87s, 76s, A9o+, KTo+, QTo+, JTo',
    smallBlind: '44-99, A8s+, KTs+, QTs+, JTs, T9s, ATo+, KJo+, QJo',
    bigBlind:
      '22-99, A2s+, K2s+, Q5s+, J7s+, T7s+, 96s+, 85s+, 75s+, 64s+, 54s, A2o+, K8o+, Q9o+, J9o+, T8o+, 98o, 87o',
  },
  'heads-up': {
    raise:
      '99+, ATs+, KJs+, AJo+, KQo:0.7, 88:0.5, A9s:0.4, A5s:0.8, A4s:0.7, A3s:0.5, KTs:0.4, QJs:0.4, Q9s:0.2, J9s:0.2, T8s:0.2, 76s:0.3, 65s:0.3, ATo:0.5, K5s:0.3',
    inPosition: '22-TT, A2s+, K6s+, Q8s+, J8s+, T8s+, 97s+, 87s, 76s, A7o+, K9o+, QTo+, JTo',
    smallBlind: '22-TT, A2s+, K6s+, Q8s+, J8s+, T8s+, 97s+, 87s, 76s, A7o+, K9o+, QTo+, JTo',
    bigBlind:
      '22-88, A2s+, K2s+, Q2s+, J4s+, T5s+, 95s+, 84s+, 74s+, 63s+, 53s+, 43s, A2o+, K4o+, Q7o+, J7o+, T7o+, 97o+, 87o, 76o',
  },
};

/** Answers to a re-raise of a usual size, when the own raise was the first. */
export const versusThreeBet = {
  raise: 'KK+, AKs, QQ:0.5, AKo:0.6, A5s:0.2',
  call: '88-QQ, AJs+, KQs, KJs:0.5, QJs:0.5, JTs:0.5, AKo, AQo, 77:0.5, T9s:0.3',
} as const;

/** The same heads-up, where both ranges are wider. */
export const versusHeadsUpThreeBet = {
  raise: 'JJ+, AKs, AKo, AQs:0.6, TT:0.5, A5s:0.3, A4s:0.3',
  call: '22-TT, A7s+, A2s-A6s:0.6, K9s+, Q9s+, J9s+, T8s+, 97s+, 87s, 76s, 65s, A9o+, KTo+, QJo, KQo',
} as const;

/** What a player is assumed to hold who re-raised for the second time or more. */
export const fourBetRange = 'QQ+, AKs, AKo, JJ:0.4, AQs:0.3, A5s:0.3';

/** What a player is assumed to hold who called the big blind unraised. */
export const limpRange =
  '22-99, A2s-ATs, K2s-KTs, Q5s+, J7s+, T7s+, 96s+, 85s+, 75s+, 64s+, 54s, A2o-A9o, K7o-KTo, Q8o+, J8o+, T8o+, 98o, 87o';

/** What a player is assumed to hold who called a re-raise. */
export const threeBetCallRange = '77-QQ, ATs+, KTs+, QTs+, JTs, T9s, AQo+, KQo';
