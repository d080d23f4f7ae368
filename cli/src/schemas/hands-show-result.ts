import { z } from 'zod';

const chips = z.string().describe('A decimal number in the recorded unit');

const happening = z.strictObject({
  player: z.int().describe('Counted from 1'),
  name: z.string(),
  did: z.enum([
    'ante',
    'blind',
    'dead-blind',
    'hole',
    'board',
    'action',
    'fold',
    'check',
    'call',
    'bet',
    'raise',
    'return',
    'show',
    'muck',
    'award',
  ]),
  amount: chips
    .nullable()
    .describe('Chips added, returned or won; of a bet or raise what it goes to'),
  allIn: z.boolean(),
  cards: z.string().nullable(),
  makes: z.string().nullable().describe('What the cards shown make, in words'),
});

export const handsShowResult = z.strictObject({
  file: z.string(),
  line: z.int(),
  hand: z.union([z.int(), z.string()]),
  ok: z.boolean().describe('Whether the hand replays to its recorded result'),
  problem: z.strictObject({ line: z.int(), code: z.string(), message: z.string() }).nullable(),
  blinds: z.array(chips),
  antes: z.array(chips),
  players: z.array(
    z.strictObject({
      player: z.int(),
      name: z.string(),
      position: z.string(),
      stack: chips,
      cards: z.string().nullable(),
      finishingStack: chips.nullable(),
    }),
  ),
  streets: z.array(
    z.strictObject({
      street: z.enum(['preflop', 'flop', 'turn', 'river']),
      board: z.string(),
      pot: chips.describe('Chips in the middle when the street began'),
      happenings: z.array(happening),
    }),
  ),
});
