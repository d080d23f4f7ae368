import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { FailureCard } from '../failure/failure-card.ts';

/**
 * The chosen ports that somebody else took before their units could: any outgoing connection of this machine may be given
 * one of them. Empty when anything else failed as well.
 */
export function lostPorts(error: unknown, chosen: ReadonlySet<number>): number[] {
  if (!isPokerbotError(error) || error.code !== 'UNIT_FAILED') return [];
  const cards = (error.details.cards ?? []) as readonly FailureCard[];
  if (cards.some(({ cause }) => cause !== 'port-taken')) return [];
  return cards.flatMap(({ ports }) => ports.filter((port) => chosen.has(port)));
}
