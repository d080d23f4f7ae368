import { IllegalAction } from '../holdem/action.ts';
import type { Hand } from '../holdem/hand.ts';
import type { HistoryStep, RecordedCard } from './hand-history.ts';
import { areKnown } from './recorded-cards.ts';

/** @throws IllegalAction when the rules do not allow the step; the hand is as before */
export function applyStep(hand: Hand, step: HistoryStep): void {
  switch (step.type) {
    case 'note':
      return;
    case 'hole':
      requireTwo(step.cards);
      // Cards known in part decide nothing; they count as unknown.
      hand.dealHole(step.seat, areKnown(step.cards) ? step.cards : []);
      return;
    case 'board':
      hand.dealBoard(step.cards);
      return;
    case 'show':
    case 'muck':
      applyShowdown(hand, step);
      return;
    default:
      applyAction(hand, step);
  }
}

type Step<Type extends HistoryStep['type']> = Extract<HistoryStep, { readonly type: Type }>;

function applyAction(hand: Hand, step: Step<'fold' | 'check-or-call'> | Step<'raise'>): void {
  const { actor } = hand;
  if (actor === undefined || (step.seat !== undefined && step.seat !== actor)) {
    const due =
      actor === undefined ? `the hand awaits ${hand.awaiting}` : `it is p${actor + 1}'s turn`;
    const who = step.seat === undefined ? 'A player' : `p${step.seat + 1}`;
    throw new IllegalAction('NOT_YOUR_TURN', `${who} acts out of turn: ${due}`);
  }
  if (step.type === 'raise') hand.act({ type: 'raise', to: step.to });
  else if (step.type === 'fold') hand.act({ type: 'fold' });
  else hand.act({ type: hand.can({ type: 'check' }) ? 'check' : 'call' });
}

function applyShowdown(hand: Hand, step: Step<'show' | 'muck'>): void {
  const { seat } = step;
  // The last player left may show or muck after having won; it changes nothing.
  const won = hand.awaiting === 'over' && !hand.isFolded(seat);
  if (won && !hand.result().shown.includes(seat)) {
    if (step.type === 'show' && step.cards !== undefined) requireSame(hand, seat, step.cards);
    return;
  }
  if (step.type === 'muck') hand.muck(seat);
  else if (step.cards === undefined) hand.show(seat);
  else showRecorded(hand, seat, step.cards);
}

/** Cards shown as unknown (`????`) are those of a player who neither mucked nor told: they decide nothing. */
function showRecorded(hand: Hand, seat: number, cards: readonly RecordedCard[]): void {
  requireTwo(cards);
  if (areKnown(cards)) hand.show(seat, cards);
  else if (hand.hole(seat) !== undefined) {
    requireSame(hand, seat, cards);
    hand.show(seat);
  } else if (hand.awaiting !== 'showdown' || hand.isFolded(seat)) {
    throw new IllegalAction(
      'SHOWDOWN_NOT_AWAITED',
      `Seat ${seat} cannot show now: the hand awaits ${hand.awaiting}`,
    );
  }
}

function requireTwo(cards: readonly RecordedCard[]): void {
  if (cards.length === 2) return;
  throw new IllegalAction('CARDS_WRONG_COUNT', `Two hole cards are due, not ${cards.length}`);
}

function requireSame(hand: Hand, seat: number, cards: readonly RecordedCard[]): void {
  requireTwo(cards);
  const hole = hand.hole(seat);
  if (hole === undefined || cards.every((card) => card === undefined || hole.includes(card)))
    return;
  throw new IllegalAction('CARD_INVALID', `p${seat + 1} shows cards that were not dealt to it`);
}
