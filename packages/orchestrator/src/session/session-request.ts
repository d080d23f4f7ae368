import { z } from 'zod';
import { opponentKinds } from './opponent-kinds.ts';

/** What a session is asked for: `POST /session/start`, or the defaults when it starts at boot. */
export const sessionRequestSchema = z
  .strictObject({
    /** Names the hand log; going on with an id continues its numbering. */
    sessionId: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'expected letters, digits, `.`, `_`, `-`')
      .exactOptional(),
    /** Hands to play in this run of the session; without it play goes on until it is stopped. */
    hands: z.int().positive().exactOptional(),
    /** Players at the table, the bot included. */
    seats: z.int().min(2).max(9).default(6),
    /** Who sits in the other seats, in turns. */
    opponents: z.array(z.enum(opponentKinds)).min(1).default(['check_or_call', 'heuristic']),
    /** Cards and every draw follow from it; the id of the session unless given. */
    seed: z.string().min(1).max(200).exactOptional(),
    smallBlind: z.int().positive().default(50),
    bigBlind: z.int().positive().default(100),
    ante: z.int().min(0).default(0),
    /** In big blinds. */
    buyIn: z.int().min(2).max(100_000).default(100),
    stackPolicy: z.enum(['reset', 'rebuy']).default('reset'),
  })
  .superRefine(({ seats, smallBlind, bigBlind, ante, buyIn }, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (smallBlind > bigBlind) problem('smallBlind', 'expected at most the big blind');
    if (ante > (buyIn - 1) * bigBlind)
      problem('ante', 'expected a buy-in to cover it and a big blind');
    if (!Number.isSafeInteger(seats * buyIn * bigBlind)) {
      problem('bigBlind', 'expected all chips of the table to stay countable');
    }
  });

export type SessionRequest = z.output<typeof sessionRequestSchema>;
