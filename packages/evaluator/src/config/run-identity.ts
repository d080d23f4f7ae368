import { askedServices } from '@poker-bot/shared/evaluation/asked-services';
import { z } from 'zod';

/** What the manifest of every run holds, whatever its suite. */
export const runIdentity = z.strictObject({
  format: z.literal(1),
  runId: z.string(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  versions: z.strictObject({ evaluator: z.string(), node: z.string(), platform: z.string() }),
  /** Git commit of the installation; null where it is no checkout. */
  revision: z.string().nullable(),
  /** The `EVALUATION_…` variables that the run was started under. */
  evaluation: z.strictObject({ mode: z.string(), runId: z.string().nullable() }),
  /** Absent where no bot asks any, and in runs from before they were noted. */
  services: askedServices.exactOptional(),
});

/** What luck is taken out with: its description and the SHA-256 of that. Null without. */
export const writtenValueFunction = z
  .strictObject({ description: z.string(), sha256: z.string() })
  .nullable();

export type RunIdentity = z.output<typeof runIdentity>;
