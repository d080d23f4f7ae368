import { z } from 'zod';

const bytes = z.int().min(0);

/** Runs that are removed, or would be. */
export const gcSchema = z.strictObject({
  /** Nothing was removed: this is what would be. */
  dryRun: z.boolean(),
  removed: z.array(
    z.strictObject({
      /** Of a run, or of a league with all its matches. */
      runId: z.string(),
      suite: z.string(),
      createdAt: z.string(),
      finished: z.boolean(),
      bytes,
    }),
  ),
  /** Those that were old enough to go, and stay. */
  kept: z.array(z.strictObject({ runId: z.string(), reason: z.string() })),
  /** Copies of replayed files, of bots and of gates that no run names any more. */
  sources: z.strictObject({ files: z.int().min(0), bytes }),
  /** Of runs and copies. */
  bytes,
});

export type Gc = z.output<typeof gcSchema>;
export type RemovedRun = Gc['removed'][number];
