import type { HandEvent } from '../holdem/event.ts';
import type { Hand } from '../holdem/hand.ts';
import { unscaleDecimal } from './decimal.ts';
import type { HandHistory, HistoryStep } from './hand-history.ts';
import type { TomlEntry } from './toml/toml-value.ts';

interface HandName {
  /** The hand's number or name. */
  readonly hand: string;
  readonly players?: readonly string[];
  /** Chips of the hand are counted in 10 to the power of −`places` of the written unit; default 0. */
  readonly places?: number;
  /** Further PHH fields to write. */
  readonly fields?: readonly TomlEntry[];
}

/** The record of a played hand, ready to be written; one that is not over has no finishing stacks. */
export function historyOf(hand: Hand, name: HandName): HandHistory {
  const places = name.places ?? 0;
  const over = hand.awaiting === 'over';
  const stacks = over ? hand.result().finishingStacks : undefined;
  return {
    file: '',
    line: 1,
    hand: name.hand,
    rules: hand.rules,
    places,
    steps: hand.events.flatMap(stepOf),
    players: name.players,
    finishingStacks: stacks?.map((stack) => unscaleDecimal(stack, places)),
    resultLine: 1,
    fields: name.fields ?? [handField(name.hand)],
  };
}

function handField(hand: string): TomlEntry {
  const kind = /^(?:0|[1-9]\d{0,17})$/.test(hand) ? 'integer' : 'string';
  return { key: 'hand', line: 1, value: { kind, text: hand, line: 1, column: 1 } };
}

function stepOf(event: HandEvent): HistoryStep[] {
  const line = 1;
  switch (event.type) {
    case 'hole': {
      const cards = event.cards.length === 0 ? [undefined, undefined] : event.cards;
      return [{ line, type: 'hole', seat: event.seat, cards }];
    }
    case 'board':
      return [{ line, type: 'board', cards: event.cards }];
    case 'action':
      return [actionStep(event)];
    case 'show':
      return [{ line, type: 'show', seat: event.seat, cards: event.cards }];
    case 'muck':
      return [{ line, type: 'muck', seat: event.seat }];
    default:
      return [];
  }
}

function actionStep(event: Extract<HandEvent, { readonly type: 'action' }>): HistoryStep {
  const { seat, action } = event;
  if (action.type === 'raise') return { line: 1, type: 'raise', seat, to: action.to };
  return { line: 1, type: action.type === 'fold' ? 'fold' : 'check-or-call', seat };
}
