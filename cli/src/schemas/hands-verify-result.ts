import { z } from 'zod';

export const handsVerifyResult = z.strictObject({
  files: z.int(),
  hands: z.int().describe('Hands in all files'),
  ok: z.int().describe('Hands that replay to their recorded result'),
  failed: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int().describe('Counted from 1'),
      hand: z
        .union([z.int(), z.string()])
        .nullable()
        .describe('Number or name the hand was recorded with, else its place in the file'),
      code: z.string(),
      message: z.string(),
    }),
  ),
});
