import { formatCards } from '@poker-bot/poker/cards/card';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { DecisionNote } from './decision-note.ts';
import { phhActions } from './phh-actions.ts';

/** What a hand does not know of itself. */
export interface HandMeta {
  readonly handId: string;
  /** Number of the hand in its session or run, from 0. */
  readonly index: number;
  /** Names by position. */
  readonly players: readonly string[];
  readonly tags?: Readonly<Record<string, string | number | boolean>>;
  readonly decisions?: readonly DecisionNote[];
}

/** One line of a hand log: enough to play the hand again and check its result. Amounts in chips, by position. */
export interface HandRecord {
  readonly hand: string;
  readonly index: number;
  readonly players: readonly string[];
  readonly startingStacks: readonly number[];
  readonly blinds: readonly number[];
  readonly antes: readonly number[];
  readonly deadBlinds?: readonly number[];
  readonly minimumBet: number;
  readonly oddChips?: 'by-position' | 'split-evenly';
  readonly anteTrimming?: boolean;
  /** Everything that happened, in the notation of PHH. */
  readonly actions: readonly string[];
  readonly board: string;
  readonly net: readonly number[];
  readonly tags?: Readonly<Record<string, string | number | boolean>>;
  readonly decisions?: readonly DecisionNote[];
}

/**
 * Turns a finished hand into its record. Everything in it comes from the arguments: same hand, same bytes.
 *
 * @throws Error while the hand is being played
 */
export function toHandRecord(hand: Hand, meta: HandMeta): HandRecord {
  const { rules } = hand;
  return {
    hand: meta.handId,
    index: meta.index,
    players: meta.players,
    startingStacks: rules.startingStacks,
    blinds: rules.blinds,
    antes: rules.antes,
    ...(rules.deadBlinds === undefined ? {} : { deadBlinds: rules.deadBlinds }),
    minimumBet: rules.minimumBet,
    ...(rules.oddChips === undefined ? {} : { oddChips: rules.oddChips }),
    ...(rules.anteTrimming === undefined ? {} : { anteTrimming: rules.anteTrimming }),
    actions: phhActions(hand.events),
    board: formatCards(hand.board),
    net: hand.result().net,
    ...(meta.tags === undefined ? {} : { tags: meta.tags }),
    ...(meta.decisions === undefined ? {} : { decisions: meta.decisions }),
  };
}
