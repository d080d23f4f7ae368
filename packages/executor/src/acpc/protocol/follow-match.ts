import type { AcpcGame } from '@poker-bot/poker/history/acpc/acpc-game';
import { type MatchState, parseMatchState } from '@poker-bot/poker/history/acpc/parse-match-state';
import { HistoryError } from '@poker-bot/poker/history/history-error';
import { replay } from '@poker-bot/poker/history/replay';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { isComment } from './line-reader.ts';

/** A finished hand as one player saw it. */
export interface FollowedHand {
  readonly number: number;
  /** The player's position. */
  readonly position: number;
  readonly hand: Hand;
}

/** What a line of the dealer means to the player. */
export type Turn =
  | { readonly type: 'nothing' }
  /** The player is to answer with the state and its action. */
  | { readonly type: 'act'; readonly observation: Observation; readonly state: string }
  | { readonly type: 'hand'; readonly followed: FollowedHand };

interface Seen {
  readonly number: number;
  readonly position: number;
  readonly betting: string;
  readonly cards: string;
  readonly over: boolean;
}

/**
 * Follows a match from one seat, line by line, without a connection. Every state is played through by the rules of the
 * competition, and has to go on from the one before.
 */
export class MatchFollower {
  readonly #game: AcpcGame;
  #seen: Seen | undefined;

  constructor(game: AcpcGame) {
    this.#game = game;
  }

  /** Whether the first hand has been dealt. */
  get begun(): boolean {
    return this.#seen !== undefined;
  }

  /** Whether a hand is under way. */
  get inHand(): boolean {
    return this.#seen !== undefined && !this.#seen.over;
  }

  /** @throws PokerbotError `ACPC_STATE_UNEXPECTED` */
  line(text: string): Turn {
    if (isComment(text)) return { type: 'nothing' };
    const { position, history } = this.#parse(text);
    const { hand, mismatch } = replay(history);
    if (mismatch !== undefined) unexpected(text, mismatch.message);
    if (hand.awaiting !== 'action' && hand.awaiting !== 'over') {
      unexpected(text, `the hand awaits ${hand.awaiting}`);
    }
    const missing = missingCards(hand, position);
    if (missing !== undefined) unexpected(text, `the cards of position ${missing} are missing`);
    const number = Number(history.hand);
    const [, , , betting = '', cards = ''] = text.split(':');
    const state = { number, position, betting, cards, over: hand.awaiting === 'over' };
    const broken = this.#seen && whyNotAfter(this.#seen, state);
    if (broken !== undefined) unexpected(text, broken);
    this.#seen = state;
    if (state.over) return { type: 'hand', followed: { number, position, hand } };
    if (hand.actor !== position) return { type: 'nothing' };
    const observation = observe(hand, { seat: position, handId: history.hand });
    return { type: 'act', observation, state: text };
  }

  #parse(text: string): MatchState {
    try {
      return parseMatchState(text, this.#game);
    } catch (error) {
      if (error instanceof HistoryError) unexpected(text, error.message);
      throw error;
    }
  }
}

/** The position whose cards the player ought to see and does not: its own, and at a showdown those of all still in. */
function missingCards(hand: Hand, position: number): number | undefined {
  const positions = hand.rules.startingStacks.map((_, seat) => seat);
  const standing = positions.filter((seat) => !hand.isFolded(seat));
  const due =
    hand.awaiting === 'over' && standing.length > 1 ? [position, ...standing] : [position];
  return due.find((seat) => hand.hole(seat) === undefined);
}

function whyNotAfter(before: Seen, state: Seen): string | undefined {
  if (state.number !== before.number) {
    if (!before.over) return `hand ${before.number} is not over`;
    return state.number === before.number + 1 ? undefined : `hand ${before.number + 1} is next`;
  }
  if (before.over) return `hand ${before.number} is over`;
  if (state.position !== before.position) return `the position was ${before.position}`;
  if (!state.betting.startsWith(before.betting)) return `the betting was \`${before.betting}\``;
  return keepsCards(before, state) ? undefined : `the cards were \`${before.cards}\``;
}

/** Cards once seen stay; those of others may come to be seen. */
function keepsCards(before: Seen, state: Seen): boolean {
  const [holes = '', ...boards] = before.cards.split('/');
  const [holesNow = '', ...boardsNow] = state.cards.split('/');
  const held = holesNow.split('|');
  return (
    holes.split('|').every((hole, position) => hole === '' || hole === held[position]) &&
    boards.every((board, street) => board === boardsNow[street])
  );
}

function unexpected(text: string, reason: string): never {
  throw new PokerbotError('ACPC_STATE_UNEXPECTED', {
    message: `The dealer sent ${JSON.stringify(text.slice(0, 200))}: ${reason}`,
    details: { line: text.slice(0, 200), reason },
  });
}
