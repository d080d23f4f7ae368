import type { Card } from '@poker-bot/poker/cards/card';
import type { AcpcGame } from '@poker-bot/poker/history/acpc/acpc-game';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { readAction } from './action-text.ts';
import { DealerHand } from './dealer-hand.ts';
import { isComment } from './line-reader.ts';
import { logHeader } from './log-header.ts';
import { type BooksBefore, type DealtHand, MatchBooks } from './match-books.ts';
import type { MatchEnd, MatchFault } from './match-end.ts';
import { SeatAccount, type SeatReport } from './seat-account.ts';
import type { TimeLimits } from './time-account.ts';
import { speaksVersion } from './version-line.ts';

export interface DealerMatchOptions {
  readonly name: string;
  readonly game: AcpcGame;
  readonly hands: number;
  /** As the log names it. */
  readonly seed: string;
  /** The cards of a hand: two for each position, then the board. */
  deck(index: number): readonly Card[];
  /** By seat. */
  readonly players: readonly { readonly name: string; readonly inProcess: boolean }[];
  readonly limits: TimeLimits;
  /** Invalid actions of one seat that are borne; the next one ends the match. */
  readonly invalidActions: number;
  /** Of a match that goes on after it was stopped; its log is there. */
  readonly before?: MatchBefore | undefined;
}

/** What a match that was stopped has behind it: whole hands alone. */
export interface MatchBefore extends BooksBefore {
  /** By seat; empty where it is not known. */
  readonly reports: readonly Omit<SeatReport, 'name'>[];
}

/** What the dealer wants done, in this order. */
export type Effect =
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'send'; readonly seat: number; readonly line: string }
  /** Ask the player of this process. */
  | { readonly type: 'ask'; readonly seat: number; readonly observation: Observation }
  | { readonly type: 'hand'; readonly dealt: DealtHand }
  | { readonly type: 'over'; readonly end: MatchEnd };

/** Until when the match waits for an action. */
export interface Deadline {
  readonly seat: number;
  /** Milliseconds, by the clock that `now` is read from. */
  readonly at: number;
}

/**
 * The dealer of a match as the competition's own deals it, without connections and without a clock: it takes lines and
 * moments, and gives what is to be done. Time is what the players use; what arrives for nobody's turn is not looked at.
 */
export class DealerMatch {
  readonly books: MatchBooks;
  readonly #options: DealerMatchOptions;
  readonly #seats: readonly SeatAccount[];
  #current: DealerHand | undefined;
  #askedAt = 0;
  #end: MatchEnd | undefined;
  #effects: Effect[] = [];

  constructor(options: DealerMatchOptions) {
    const { players, limits, hands, before } = options;
    this.#options = options;
    this.books = new MatchBooks(
      players.map(({ name }) => name),
      before,
    );
    this.#seats = players.map(({ name, inProcess }, seat) => {
      return new SeatAccount(name, { limits, hands, inProcess, before: before?.reports[seat] });
    });
  }

  /** How the match ended; undefined while it is going on. */
  get end(): MatchEnd | undefined {
    return this.#end;
  }

  get reports(): SeatReport[] {
    return this.#seats.map(({ report }) => report);
  }

  /** Whether the seat has said its version, as those of this process need not. */
  hasGreeted(seat: number): boolean {
    return this.#seat(seat).greeted;
  }

  /** Undefined while nobody is to act. */
  get deadline(): Deadline | undefined {
    const seat = this.#end === undefined ? this.#current?.actor : undefined;
    if (seat === undefined) return undefined;
    return { seat, at: this.#askedAt + this.#seat(seat).time.leftMs };
  }

  /**
   * Opens the log; the first hand is dealt when every seat has said its version. A match that has all its hands behind it is over at once.
   */
  open(now: number): Effect[] {
    const { before, hands } = this.#options;
    const lines =
      before === undefined ? logHeader(this.#options) : [`# resumed at hand ${before.hands}`];
    for (const line of lines) this.#do({ type: 'log', line });
    if (before?.hands === hands) this.#complete();
    else this.#dealWhenReady(now);
    return this.#taken();
  }

  /** A line of a player outside this process. */
  line(seat: number, text: string, now: number): Effect[] {
    if (this.#end !== undefined || isComment(text)) return [];
    if (!this.#seat(seat).greeted) this.#greet(seat, text, now);
    else this.#answer(seat, text, now);
    return this.#taken();
  }

  /** The action of a player of this process. @throws IllegalAction */
  act(seat: number, action: Action, now: number): Effect[] {
    if (this.#end === undefined && this.#current?.actor === seat && this.#charge(seat, now)) {
      this.#perform(action, now);
    }
    return this.#taken();
  }

  /** The deadline has passed. */
  expire(now: number): Effect[] {
    const { deadline } = this;
    if (deadline !== undefined && now >= deadline.at) {
      // A deadline that has just been reached counts as passed.
      this.#charge(deadline.seat, Math.max(now, deadline.at + 0.001));
    }
    return this.#taken();
  }

  /** Ends the match early, if it is not over: for everything that happens outside the protocol. */
  stop(outcome: MatchFault, seat: number | undefined, reason: string): Effect[] {
    this.#fail(outcome, seat, reason);
    return this.#taken();
  }

  #greet(seat: number, text: string, now: number): void {
    const account = this.#seat(seat);
    account.greeted = speaksVersion(text);
    const heard = JSON.stringify(text.slice(0, 60));
    if (account.greeted) this.#dealWhenReady(now);
    else this.#fail('ACPC_VERSION_REFUSED', seat, `\`${account.name}\` began with ${heard}`);
  }

  #answer(seat: number, text: string, now: number): void {
    const account = this.#seat(seat);
    const current = this.#current;
    const state = current?.actor === seat ? current.lineFor(seat) : undefined;
    if (current === undefined || state === undefined || !isAnswer(text, state)) {
      account.ignoredLines += 1;
      return;
    }
    if (!this.#charge(seat, now)) return;
    const given = text.slice(state.length + 1);
    const { action, fault, resized } = readAction(given, current.observationFor(seat));
    if (resized) account.resizedRaises += 1;
    if (fault !== undefined && !this.#bear(seat, given)) return;
    this.#perform(action, now);
  }

  /** @returns whether an invalid action is borne */
  #bear(seat: number, given: string): boolean {
    const account = this.#seat(seat);
    account.invalidActions += 1;
    if (account.invalidActions <= this.#options.invalidActions) return true;
    const times = `invalid action number ${account.invalidActions}`;
    const last = JSON.stringify(given.slice(0, 40));
    this.#fail('ACPC_INVALID_ACTIONS', seat, `\`${account.name}\` made ${times}: ${last}`);
    return false;
  }

  /** @returns whether the seat still had the time for its answer */
  #charge(seat: number, now: number): boolean {
    const account = this.#seat(seat);
    const limit = account.time.charge(now - this.#askedAt);
    if (limit === undefined) return true;
    this.#fail('ACPC_SEAT_TIMEOUT', seat, `\`${account.name}\` took more than ${limit}`);
    return false;
  }

  #perform(action: Action, now: number): void {
    const current = this.#current;
    if (current === undefined) return;
    current.act(action);
    if (current.actor === undefined) this.#finish(current, now);
    else this.#show(current, now);
  }

  #finish(current: DealerHand, now: number): void {
    this.#current = undefined;
    this.#do({ type: 'log', line: this.books.enter(current) });
    this.#do({ type: 'hand', dealt: current });
    this.#sendStates(current);
    if (this.books.hands < this.#options.hands) this.#deal(now);
    else this.#complete();
  }

  #complete(): void {
    this.#do({ type: 'log', line: this.books.score });
    this.#over({ outcome: 'completed' });
  }

  #dealWhenReady(now: number): void {
    if (this.#seats.every(({ greeted }) => greeted)) this.#deal(now);
  }

  #deal(now: number): void {
    const { game, deck } = this.#options;
    const index = this.books.hands;
    for (const { time } of this.#seats) time.newHand();
    this.#current = new DealerHand({ index, game, deck: deck(index) });
    this.#show(this.#current, now);
  }

  #show(current: DealerHand, now: number): void {
    this.#sendStates(current);
    this.#askedAt = now;
    const seat = current.actor;
    if (seat === undefined || this.#options.players[seat]?.inProcess !== true) return;
    this.#do({ type: 'ask', seat, observation: current.observationFor(seat) });
  }

  #sendStates(current: DealerHand): void {
    for (const [seat, { inProcess }] of this.#options.players.entries()) {
      if (!inProcess) this.#do({ type: 'send', seat, line: current.lineFor(seat) });
    }
  }

  #fail(outcome: MatchFault, seat: number | undefined, reason: string): void {
    if (this.#end !== undefined) return;
    if (this.#current !== undefined) {
      this.#do({ type: 'log', line: this.books.unfinished(this.#current) });
    }
    this.#do({ type: 'log', line: `# ended ${outcome} ${reason}` });
    this.#over({ outcome, seat, reason });
  }

  #over(end: MatchEnd): void {
    this.#end = end;
    this.#do({ type: 'over', end });
  }

  #seat(seat: number): SeatAccount {
    const account = this.#seats[seat];
    if (account === undefined) throw new RangeError(`There is no seat ${seat}`);
    return account;
  }

  #do(effect: Effect): void {
    this.#effects.push(effect);
  }

  #taken(): Effect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }
}

/** An answer repeats the state that it was asked with; whatever follows is its action, or no action at all. */
function isAnswer(text: string, state: string): boolean {
  return text === state || text.startsWith(`${state}:`);
}
