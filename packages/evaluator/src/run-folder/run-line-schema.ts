import { z } from 'zod';

const tags = z.looseObject({
  deal: z.int().min(0),
  rotation: z.int().min(0),
  bot: z.int().min(0),
  degraded: z.boolean(),
});

const decision = z.looseObject({
  advisors: z.array(z.looseObject({ name: z.string(), outcome: z.string() })),
  guards: z.array(z.looseObject({ guard: z.string() })),
  degraded: z.boolean(),
});

const crashed = z.looseObject({
  index: z.int().min(0),
  tags,
  crashed: z.looseObject({ player: z.string(), reason: z.string() }),
});

const played = z.looseObject({
  index: z.int().min(0),
  tags,
  crashed: z.undefined().optional(),
  actions: z.array(z.string()),
  net: z.array(z.int()),
  decisions: z.array(decision).optional(),
});

/** What scoring and exporting rely on in a line of `hands.jsonl`. */
export const handLineSchema = z.union([played, crashed]);

/** What scoring relies on in a line of `timings.jsonl`. */
export const timingLineSchema = z.looseObject({
  index: z.int().min(0),
  decisions: z.array(z.looseObject({ latencyMs: z.number().min(0) })),
  memory: z.looseObject({ process: z.number(), residentMb: z.number().min(0) }).optional(),
});
