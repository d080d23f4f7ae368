import type { HistoryStep } from '../hand-history.ts';
import { HistoryError, type Place } from '../history-error.ts';
import { areKnown, readCards } from '../recorded-cards.ts';

interface ActionText {
  readonly text: string;
  readonly place: Place;
  readonly seats: number;
  /** Turns a recorded amount into chips; undefined where it is none. */
  readonly chips: (text: string) => number | undefined;
}

/**
 * Reads one entry of `actions`: `d dh p1 AcKs`, `d db Jc3d5c`, `p1 f`, `p1 cc`, `p1 cbr 300`, `p1 sm[ AcKs|-]`, each
 * with an optional `# commentary`, or nothing at all.
 * @throws HistoryError
 */
export function parseAction(action: ActionText): HistoryStep {
  const hash = action.text.indexOf('#');
  const notation = hash < 0 ? action.text : action.text.slice(0, hash);
  const commentary = hash < 0 ? {} : { commentary: action.text.slice(hash + 1).trim() };
  const words = notation.split(/\s+/).filter((word) => word !== '');
  return { ...parseWords(action, words), ...commentary };
}

function parseWords(action: ActionText, words: readonly string[]): HistoryStep {
  const [actor, verb, argument] = words;
  const { place } = action;
  if (actor === undefined) return { ...place, type: 'note' };
  if (actor === 'd' && verb === 'db' && words.length === 3) {
    const cards = cardsOf(action, argument ?? '');
    if (!areKnown(cards)) return fail(action, 'board cards have to be known');
    return { ...place, type: 'board', cards };
  }
  if (actor === 'd' && verb === 'dh' && words.length === 4) {
    const cards = cardsOf(action, words[3] ?? '');
    return { ...place, type: 'hole', seat: seatOf(action, argument ?? ''), cards };
  }
  if (actor === 'd') return fail(action, 'a dealer does `dh PLAYER CARDS` or `db CARDS`');
  return parsePlayer(action, seatOf(action, actor), words.slice(1));
}

function parsePlayer(action: ActionText, seat: number, words: readonly string[]): HistoryStep {
  const [verb, argument] = words;
  const { place } = action;
  if (verb === 'f' && words.length === 1) return { ...place, type: 'fold', seat };
  if (verb === 'cc' && words.length === 1) return { ...place, type: 'check-or-call', seat };
  if (verb === 'cbr' && argument !== undefined && words.length === 2) {
    const to = action.chips(argument);
    if (to === undefined) return fail(action, `\`${argument}\` is no amount`);
    return { ...place, type: 'raise', seat, to };
  }
  if (verb === 'sm' && words.length === 1) return { ...place, type: 'muck', seat };
  if (verb === 'sm' && argument !== undefined && words.length === 2) {
    const cards = argument === '-' ? undefined : cardsOf(action, argument);
    return { ...place, type: 'show', seat, cards };
  }
  return fail(action, 'a player does `f`, `cc`, `cbr AMOUNT` or `sm[ CARDS]`');
}

function seatOf(action: ActionText, text: string): number {
  const number = /^p([1-9]\d*)$/.exec(text)?.[1];
  const seat = Number(number) - 1;
  if (number === undefined) return fail(action, `\`${text}\` is no player such as \`p1\``);
  if (seat >= action.seats) {
    return fail(action, `there is no \`${text}\` among ${action.seats} players`);
  }
  return seat;
}

function cardsOf(action: ActionText, text: string) {
  const cards = readCards(text);
  return typeof cards === 'string' ? fail(action, `\`${cards}\` is no card`) : cards;
}

function fail(action: ActionText, why: string): never {
  throw new HistoryError(
    'HISTORY_SYNTAX',
    `The action \`${action.text}\` cannot be read: ${why}`,
    action.place,
  );
}
