import { type Card, parseCards } from '@poker-bot/poker/cards/card';
import type { Action } from '@poker-bot/poker/holdem/action';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { type CardsToCome, cardsToCome } from './card-luck.ts';
import type { DealKnowledge } from './deal-knowledge.ts';
import type { PlayModel } from './play-model.ts';
import { potGain } from './pot-gain.ts';

/** Some thousands of points are met again and again; those of rare bets would fill the memory. */
const mostKept = 8_000;

/** What betting is played with where no card matters: both seats play the board. */
const blankDeck: readonly Card[] = parseCards('2c2d3c3dTsJsQsKsAs');

type View = { -readonly [Key in keyof Observation]: Observation[Key] };

/**
 * A point of a heads-up hand by its betting alone, before the cards that come next: all that is the same whatever is
 * dealt. Points are met in hand after hand, so they are worked out once, by the rules, and kept.
 */
export class BettingPoint {
  /** Of the board, before the next turn or the showdown; undefined where none are due. */
  readonly toCome: CardsToCome | undefined;
  /** Whose turn it is then; undefined when nobody has to act any more. */
  readonly actor: 0 | 1 | undefined;
  /** Cards on the board then. */
  readonly boardCards: number;
  /** All chips in the middle, bets of the street included. */
  readonly pot: number;
  /** Chips that equity is worth to a seat when the bet that is not called yet goes back. */
  readonly equityWorth: number;
  readonly #hand: Hand;
  readonly #kept: { points: number } | undefined;
  /** Points after this one, by the place of the action. Searched through: there are few, and a map is slower. */
  readonly #places: number[] = [];
  readonly #points: BettingPoint[] = [];
  readonly #nets: (readonly number[] | undefined)[] = [];
  #view: View | undefined;
  /** Models that were asked for, those of the one or the other tree, and what they are here. */
  readonly #models: PlayModel[] = [];
  readonly #here: PlayModel[] = [];

  private constructor(hand: Hand, kept: { points: number } | undefined) {
    this.toCome = cardsToCome(hand);
    dealOut(hand);
    this.#hand = hand;
    this.#kept = kept;
    const { actor } = hand;
    this.actor = actor === undefined ? undefined : actor === 0 ? 0 : 1;
    this.boardCards = hand.board.length;
    this.pot = hand.pot;
    const matched = Math.min(hand.contributed(0), hand.contributed(1));
    this.equityWorth = potGain(2 * matched, Math.min(hand.stack(0), hand.stack(1)));
  }

  /** @throws RangeError when the rules make no sense */
  static start(rules: HandRules): BettingPoint {
    return new BettingPoint(Hand.start(rules), { points: 1 });
  }

  /** @throws IllegalAction saying why the actor may not do this */
  after(action: Action): BettingPoint {
    const place = placeOf(action);
    const known = this.#known(place);
    if (known !== undefined) return known;
    const kept = this.#kept !== undefined && this.#kept.points < mostKept ? this.#kept : undefined;
    const point = new BettingPoint(this.#acted(action), kept);
    if (kept === undefined) return point;
    kept.points += 1;
    this.#places.push(place);
    this.#points.push(point);
    return point;
  }

  /** The same for an action as it happened: what is bet may be anything, and nothing beyond it is kept. */
  happened(action: Action): BettingPoint {
    return this.#known(placeOf(action)) ?? new BettingPoint(this.#acted(action), undefined);
  }

  /** What the actor sees, of a deal; overwritten for the next one. */
  observation(deal: DealKnowledge): Observation {
    const view = this.#viewOf();
    view.hole = deal.hole(view.seat);
    view.board = deal.board(this.boardCards);
    return view;
  }

  /** A model for what is dealt at this point: where the point is kept, worked out as far as it can be once. */
  modelOf(model: PlayModel): PlayModel {
    if (this.#kept === undefined || model.at === undefined) return model;
    const known = this.#models.indexOf(model);
    if (known >= 0) return this.#here[known] as PlayModel;
    const here = model.at(this.#viewOf());
    this.#models.push(model);
    this.#here.push(here);
    return here;
  }

  #viewOf(): View {
    this.#view ??= observe(this.#hand, { seat: this.actor ?? 0, handId: '' });
    return this.#view;
  }

  /** What the seats win in the end, in chips, where nobody has to act any more. */
  net(deal: DealKnowledge): readonly number[] {
    if (this.#hand.awaiting === 'over') return this.#settled(0);
    return this.#settled(2 * deal.equity(5));
  }

  /** @param points twice the share that the cards of seat 0 win: 0, 1 or 2 */
  #settled(points: number): readonly number[] {
    const known = this.#nets[points];
    if (known !== undefined) return known;
    const hand = this.#hand.clone();
    if (hand.awaiting === 'showdown' && points !== 1) hand.muck(points === 2 ? 1 : 0);
    hand.autoShowdown();
    const { net } = hand.result();
    this.#nets[points] = net;
    return net;
  }

  #known(place: number): BettingPoint | undefined {
    const places = this.#places;
    for (let at = 0; at < places.length; at += 1) if (places[at] === place) return this.#points[at];
    return undefined;
  }

  #acted(action: Action): Hand {
    const hand = this.#hand.clone();
    hand.act(action);
    return hand;
  }
}

function placeOf(action: Action): number {
  if (action.type === 'raise') return action.to;
  return action.type === 'fold' ? -1 : action.type === 'check' ? -2 : -3;
}

/** Deals until somebody has to act or to show. */
function dealOut(hand: Hand): void {
  for (let seat = 0; hand.awaiting === 'hole'; seat += 1) {
    hand.dealHole(seat, blankDeck.slice(2 * seat, 2 * seat + 2));
  }
  while (hand.awaiting === 'board') {
    const from = 4 + hand.board.length;
    hand.dealBoard(blankDeck.slice(from, from + (hand.board.length === 0 ? 3 : 1)));
  }
}
