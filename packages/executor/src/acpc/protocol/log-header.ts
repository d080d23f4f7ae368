import { type AcpcGame, acpcGames } from '@poker-bot/poker/history/acpc/acpc-game';
import type { TimeLimits } from './time-account.ts';

export interface LogHeaderOptions {
  readonly name: string;
  readonly game: AcpcGame;
  readonly hands: number;
  readonly seed: string;
  readonly limits: TimeLimits;
}

/** The comments a log begins with; a game that is none of the competition's own is defined in them. */
export function logHeader({ name, game, hands, seed, limits }: LogHeaderOptions): string[] {
  const lines = [
    `# name/game/hands/seed ${name} ${game.name} ${hands} ${seed}`,
    `#--t_response ${limits.responseMs}`,
    `#--t_hand ${limits.handMs}`,
    `#--t_per_hand ${limits.perHandMs}`,
  ];
  if (acpcGames.some((known) => isSame(known, game))) return lines;
  return [...lines, `# blind = ${game.blinds.join(' ')}`, `# stack = ${game.stacks.join(' ')}`];
}

function isSame(one: AcpcGame, other: AcpcGame): boolean {
  const text = ({ name, blinds, stacks }: AcpcGame) => [name, blinds, stacks].join(' ');
  return text(one) === text(other);
}
