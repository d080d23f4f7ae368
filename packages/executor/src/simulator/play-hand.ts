import type { Card } from '@poker-bot/poker/cards/card';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { Player } from './player.ts';
import { PlayerFault } from './player-fault.ts';

export type { Player } from './player.ts';

export interface HandSetup {
  readonly handId: string;
  readonly rules: HandRules;
  readonly deck: readonly Card[];
  /** By position: the first sits left of the button, the last on it. */
  readonly players: readonly Player[];
}

/**
 * Plays one hand to its end.
 *
 * @throws PlayerFault when a player throws or acts illegally
 */
export async function playHand({ handId, rules, deck, players }: HandSetup): Promise<Hand> {
  if (players.length !== rules.startingStacks.length) {
    throw new RangeError(`${players.length} players for ${rules.startingStacks.length} seats`);
  }
  const hand = Hand.start(rules);
  advance(hand, deck);
  for (let seat = hand.actor; seat !== undefined; seat = hand.actor) {
    await takeTurn({ hand, handId, seat, player: players[seat] });
    advance(hand, deck);
  }
  return hand;
}

interface Turn {
  readonly hand: Hand;
  readonly handId: string;
  readonly seat: number;
  readonly player: Player | undefined;
}

async function takeTurn({ hand, handId, seat, player }: Turn): Promise<void> {
  if (player === undefined) throw new RangeError(`No player in seat ${seat}`);
  try {
    hand.act(await player.act(observe(hand, { seat, handId })));
  } catch (cause) {
    throw new PlayerFault({ player: player.name, seat, handId }, { cause });
  }
}
