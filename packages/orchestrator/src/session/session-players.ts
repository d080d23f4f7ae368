import type { Player } from '@poker-bot/executor/simulator/player';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { createOpponent } from './create-opponent.ts';
import type { SessionRequest } from './session-request.ts';

export interface SessionPlayersOptions {
  readonly bot: Player;
  readonly request: SessionRequest;
  readonly clock: Clock;
  handSeed(): string;
}

/** Everybody at the table, by chair: the bot in chair 0, the opponents asked for in turns after it. */
export function sessionPlayers({ bot, request, clock, handSeed }: SessionPlayersOptions): Player[] {
  const { seats, opponents } = request;
  const others = Array.from({ length: seats - 1 }, (_, place) => {
    const kind = opponents[place % opponents.length] ?? 'check_or_call';
    return createOpponent({ kind, name: `${kind}-${place + 1}`, clock, handSeed });
  });
  return [bot, ...others];
}
