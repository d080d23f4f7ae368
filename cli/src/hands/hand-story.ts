import { formatCards } from '@poker-bot/poker/cards/card';
import { describeStrength } from '@poker-bot/poker/evaluator/describe';
import { evaluate } from '@poker-bot/poker/evaluator/evaluate';
import { unscaleDecimal } from '@poker-bot/poker/history/decimal';
import type { HandHistory } from '@poker-bot/poker/history/hand-history';
import type { Replay } from '@poker-bot/poker/history/replay';
import type { HandEvent } from '@poker-bot/poker/holdem/event';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import { handNumber } from './hand-number.ts';

/** One line of what happened: who did what, with amounts in the recorded unit. */
export interface Happening {
  readonly player: number;
  readonly name: string;
  readonly did: HandEvent['type'] | 'fold' | 'check' | 'call' | 'bet' | 'raise';
  /** Chips added, returned or won; of a raise or bet what it goes to; null where none move. */
  readonly amount: string | null;
  readonly allIn: boolean;
  readonly cards: string | null;
  /** Of cards shown: what they make in words. */
  readonly makes: string | null;
}

export interface StreetStory {
  readonly street: string;
  readonly board: string;
  /** Chips in the middle when the street began. */
  readonly pot: string;
  readonly happenings: readonly Happening[];
}

export interface PlayerStory {
  readonly player: number;
  readonly name: string;
  readonly position: string;
  readonly stack: string;
  /** Null where the record does not know them. */
  readonly cards: string | null;
  /** What the player ended with; null for a hand that was not recorded to its end. */
  readonly finishingStack: string | null;
}

/** A hand as `hands show` tells it: plain data. */
export interface HandStory {
  readonly file: string;
  readonly line: number;
  readonly hand: number | string;
  readonly ok: boolean;
  /** Why the hand does not replay; null when it does. */
  readonly problem: {
    readonly line: number;
    readonly code: string;
    readonly message: string;
  } | null;
  readonly blinds: readonly string[];
  readonly antes: readonly string[];
  readonly players: readonly PlayerStory[];
  readonly streets: readonly StreetStory[];
}

export function tellHand(history: HandHistory, { hand, mismatch }: Replay): HandStory {
  const amount = (chips: number) => unscaleDecimal(chips, history.places);
  const names = hand.rules.startingStacks.map(
    (_, seat) => history.players?.[seat] || `p${seat + 1}`,
  );
  return {
    file: history.file,
    line: history.line,
    hand: handNumber(history.hand),
    ok: mismatch === undefined,
    problem:
      mismatch === undefined
        ? null
        : { line: mismatch.line, code: mismatch.code, message: mismatch.message },
    blinds: hand.rules.blinds.map(amount),
    antes: hand.rules.antes.map(amount),
    players: names.map((name, seat) => ({
      player: seat + 1,
      name,
      position: positionOf(seat, hand.seats),
      stack: amount(hand.rules.startingStacks[seat] ?? 0),
      cards: cardsOf(hand, seat),
      finishingStack: hand.awaiting === 'over' ? amount(hand.stack(seat)) : null,
    })),
    streets: tellStreets(hand, { names, amount }),
  };
}

interface Telling {
  readonly names: readonly string[];
  readonly amount: (chips: number) => string;
}

function tellStreets(hand: Hand, telling: Telling): StreetStory[] {
  const streets: { street: string; board: string; pot: string; happenings: Happening[] }[] = [];
  const stacks = hand.rules.startingStacks.slice();
  let pot = 0;
  const open = (street: string, board: string) =>
    streets.push({ street, board, pot: telling.amount(pot), happenings: [] });
  open('preflop', '');
  for (const event of hand.events) {
    if (event.type === 'hole') continue;
    if (event.type === 'board') {
      open(event.street, `${streets.at(-1)?.board ?? ''}${formatCards(event.cards)}`);
      continue;
    }
    const chips = chipsOf(event);
    pot += chips;
    stacks[event.seat] = (stacks[event.seat] ?? 0) - chips;
    const allIn = chips > 0 && stacks[event.seat] === 0;
    streets.at(-1)?.happenings.push({ ...tellEvent(event, { hand, telling }), allIn });
  }
  return streets;
}

type SeatEvent = Exclude<HandEvent, { readonly type: 'hole' | 'board' }>;

/** Chips the event moves into the middle; negative out of it. */
function chipsOf(event: SeatEvent): number {
  if (event.type === 'show' || event.type === 'muck') return 0;
  return event.type === 'return' || event.type === 'award' ? -event.amount : event.amount;
}

function tellEvent(
  event: SeatEvent,
  { hand, telling }: { readonly hand: Hand; readonly telling: Telling },
): Omit<Happening, 'allIn'> {
  const cards = event.type === 'show' ? event.cards : undefined;
  const known = cards !== undefined && hand.board.length === 5;
  return {
    player: event.seat + 1,
    name: telling.names[event.seat] ?? '',
    did: verbOf(event, hand),
    amount: amountOf(event, telling),
    cards: cards === undefined ? null : formatCards(cards),
    makes: known ? describeStrength(evaluate([...cards, ...hand.board])) : null,
  };
}

function verbOf(event: SeatEvent, hand: Hand): Happening['did'] {
  if (event.type !== 'action') return event.type;
  if (event.action.type !== 'raise') return event.action.type;
  const blind = event.street === 'preflop' && hand.rules.blinds.some((amount) => amount > 0);
  const index = hand.events.indexOf(event);
  const earlier = hand.events
    .slice(0, index)
    .some(
      (other) =>
        other.type === 'action' && other.street === event.street && other.action.type === 'raise',
    );
  return blind || earlier ? 'raise' : 'bet';
}

function amountOf(event: SeatEvent, { amount }: Telling): string | null {
  if (event.type === 'show' || event.type === 'muck') return null;
  if (event.type !== 'action') return amount(event.amount);
  if (event.action.type === 'raise') return amount(event.action.to);
  return event.action.type === 'call' ? amount(event.amount) : null;
}

function cardsOf(hand: Hand, seat: number): string | null {
  const cards = hand.hole(seat);
  return cards === undefined ? null : formatCards(cards);
}

function positionOf(seat: number, seats: number): string {
  if (seat === seats - 1) return 'button';
  if (seats === 2) return 'big blind';
  return ['small blind', 'big blind'][seat] ?? '';
}
