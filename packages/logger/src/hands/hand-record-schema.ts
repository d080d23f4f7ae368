import { z } from 'zod';
import type { HandRecord } from './hand-record.ts';

const amounts = z.array(z.number());

/** What a line of a hand log has to be; decisions are for people and are not looked into. */
export const handRecordSchema: z.ZodType<HandRecord> = z.looseObject({
  hand: z.string(),
  index: z.int().min(0),
  players: z.array(z.string()),
  startingStacks: amounts,
  blinds: amounts,
  antes: amounts,
  deadBlinds: amounts.exactOptional(),
  minimumBet: z.number(),
  oddChips: z.enum(['by-position', 'split-evenly']).exactOptional(),
  anteTrimming: z.boolean().exactOptional(),
  actions: z.array(z.string()),
  board: z.string(),
  net: amounts,
  tags: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  decisions: z.array(z.custom<NonNullable<HandRecord['decisions']>[number]>()).exactOptional(),
});
