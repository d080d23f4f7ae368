import { z } from 'zod';

const cards = z.string();
const chips = z.array(z.number());

const decision = z.looseObject({
  seat: z.int(),
  move: z.int(),
  distribution: z.array(z.tuple([z.string(), z.number()])),
  advisors: z.array(
    z.looseObject({
      name: z.string(),
      outcome: z.string(),
      source: z.string().optional(),
      confidence: z.number().optional(),
      rationale: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  guards: z.array(
    z.looseObject({ guard: z.string(), verdict: z.string(), reason: z.string().optional() }),
  ),
});

/** What a report reads of a line of `hands.jsonl`; one of a hand that crashed is told by it alone. */
export const reportHandSchema = z.union([
  z.looseObject({
    hand: z.string(),
    index: z.int().min(0),
    players: z.array(z.string()),
    startingStacks: chips,
    blinds: chips,
    antes: chips.optional(),
    actions: z.array(z.string()),
    board: cards,
    net: chips,
    tags: z.looseObject({ bot: z.int().min(0).optional(), side: z.enum(['a', 'b']).optional() }),
    decisions: z.array(decision).optional(),
  }),
  z.looseObject({
    index: z.int().min(0),
    crashed: z.looseObject({ player: z.string(), reason: z.string() }),
  }),
]);

/** A hand that was played to its end. */
export type ReportHand = Extract<z.output<typeof reportHandSchema>, { net: number[] }>;
export type ReportLine = z.output<typeof reportHandSchema>;

const advisorTimes = z.record(z.string(), z.number().min(0));

/** What a report reads of a line of `timings.jsonl`, of whole hands. */
export const reportTimingSchema = z.looseObject({
  index: z.int().min(0),
  decisions: z.array(
    z.looseObject({
      seat: z.int(),
      latencyMs: z.number().min(0),
      advisors: advisorTimes.optional(),
    }),
  ),
});

export type ReportTiming = z.output<typeof reportTimingSchema>;

/** The same of a shadow run: a decision a line. */
export const shadowReportTimingSchema = z.looseObject({
  index: z.int().min(0),
  latencyMs: z.number().min(0),
  advisors: advisorTimes.optional(),
});

export type ShadowReportTiming = z.output<typeof shadowReportTimingSchema>;
