import type { Card } from '../cards/card.ts';
import { type Action, IllegalAction, type LegalActions } from './action.ts';
import { legalActions, refusal } from './betting.ts';
import { checkRules } from './check-rules.ts';
import { dealBoard, dealHole } from './dealing.ts';
import type { HandEvent, SeatAction } from './event.ts';
import { postForcedBets } from './posting.ts';
import type { HandResult } from './result.ts';
import { perform } from './round.ts';
import type { HandRules } from './rules.ts';
import { type Awaiting, at, cloneState, createState, type HandState, nobody } from './state.ts';
import { type Street, streets } from './street.ts';
import { autoShowdown, muck, show } from './table-cards.ts';

export type { Street } from './street.ts';

/**
 * One hand of no-limit hold'em for 2 to 10 seats, dealt from outside. It tells what it awaits (hole cards, an action,
 * board cards, the showdown), takes exactly that and refuses everything else with an `IllegalAction`, unchanged.
 * Mutable and quick; `clone` gives an independent copy.
 */
export class Hand {
  readonly #state: HandState;

  private constructor(state: HandState) {
    this.#state = state;
  }

  /**
   * Posts antes and blinds.
   * @throws RangeError when the rules make no sense
   */
  static start(rules: HandRules): Hand {
    checkRules(rules);
    const state = createState(rules);
    postForcedBets(state);
    return new Hand(state);
  }

  clone(): Hand {
    return new Hand(cloneState(this.#state));
  }

  get rules(): HandRules {
    return this.#state.rules;
  }

  get seats(): number {
    return this.#state.seats;
  }

  /** The street being played or, when board cards are awaited, to be dealt. */
  get street(): Street {
    return streets[this.#state.street] ?? 'river';
  }

  get board(): readonly Card[] {
    return this.#state.board;
  }

  get awaiting(): Awaiting {
    return this.#state.awaiting;
  }

  /** Whose turn it is; undefined unless an action is awaited. */
  get actor(): number | undefined {
    return this.#state.actor === nobody ? undefined : this.#state.actor;
  }

  /** All chips in the middle, bets of this street included; nothing once they have been paid out. */
  get pot(): number {
    if (this.#state.awaiting === 'over') return 0;
    let pot = 0;
    for (let seat = 0; seat < this.#state.seats; seat += 1) pot += this.contributed(seat);
    return pot;
  }

  stack(seat: number): number {
    return at(this.#state.stacks, seat);
  }

  /** Live chips of the seat on this street. */
  bet(seat: number): number {
    return at(this.#state.bets, seat);
  }

  /** Everything the seat has put in, antes and dead blinds included, uncalled bets returned to it not. */
  contributed(seat: number): number {
    return at(this.#state.live, seat) + at(this.#state.antes, seat) + at(this.#state.dead, seat);
  }

  isFolded(seat: number): boolean {
    return this.#state.folded[seat] === true;
  }

  /** The seat's cards; undefined before they are dealt and where they are not known. */
  hole(seat: number): readonly Card[] | undefined {
    const cards = this.#state.holes[seat];
    return cards === undefined || cards.length === 0 ? undefined : cards;
  }

  get events(): readonly HandEvent[] {
    return this.#state.events;
  }

  /** The players' moves so far; forced bets are not among them. */
  get actions(): readonly SeatAction[] {
    return this.#state.actions;
  }

  /** What the actor may do. */
  legalActions(): LegalActions {
    return legalActions(this.#state, this.#state.actor);
  }

  /** @throws IllegalAction saying why the actor may not do this */
  verify(action: Action): void {
    const refused = refusal(this.#state, action);
    if (refused !== undefined) throw new IllegalAction(refused.code, refused.reason);
  }

  can(action: Action): boolean {
    return refusal(this.#state, action) === undefined;
  }

  /** @throws IllegalAction saying why the actor may not do this */
  act(action: Action): HandEvent {
    this.verify(action);
    return perform(this.#state, action);
  }

  /** Deals to a seat: two cards, or none where they are not known. */
  dealHole(seat: number, cards: readonly Card[]): HandEvent {
    return dealHole(this.#state, seat, cards);
  }

  /** Deals the three cards of the flop, or the one of the turn or the river. */
  dealBoard(cards: readonly Card[]): HandEvent {
    return dealBoard(this.#state, cards);
  }

  /** Tables a seat's cards, named when they were dealt unknown; also while the board is run out with all players in. */
  show(seat: number, cards?: readonly Card[]): HandEvent {
    return show(this.#state, seat, cards);
  }

  muck(seat: number): HandEvent {
    return muck(this.#state, seat);
  }

  /** Settles the showdown: in order of showing, hands that win or share a pot are shown and the others mucked. */
  autoShowdown(): void {
    autoShowdown(this.#state);
  }

  /** @throws Error while the hand is being played */
  result(): HandResult {
    const { awaiting, stacks, pots, shown } = this.#state;
    if (awaiting !== 'over') throw new Error(`The hand is not over: it awaits ${awaiting}`);
    const finishingStacks = stacks.slice();
    const net = finishingStacks.map((_, seat) => netOf(this.#state, seat));
    return { net, finishingStacks, pots: pots.slice(), shown: shown.slice() };
  }
}

/** What a stack nobody recorded won or lost is known all the same: from what it put in and was paid. */
function netOf({ rules, stacks, live, antes, dead, pots }: HandState, seat: number): number {
  if (Number.isFinite(at(stacks, seat))) return at(stacks, seat) - at(rules.startingStacks, seat);
  let net = -(at(live, seat) + at(antes, seat) + at(dead, seat));
  for (const { winners } of pots) {
    for (const winner of winners) if (winner.seat === seat) net += winner.amount;
  }
  return net;
}
