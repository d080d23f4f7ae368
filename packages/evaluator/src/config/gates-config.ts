import { z } from 'zod';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const milliseconds = z.number().positive();

/** Stands for whoever is at the table, in place of the name of an opponent. */
export const anybody = 'any';

const strengthGate = z.strictObject({
  /** bb/100. */
  atLeast: z.number(),
  /** Whether a run that cannot decide it is undecided itself. */
  require: z.boolean().default(false),
});

/** What a smoke run has to keep to: `config/eval/gates.json`, or the file of `--gates`. Null where nothing is asked. */
export const gatesConfig = z.strictObject({
  $schema: z.string().optional(),
  /** End a run at the hand that fails it for good. */
  endEarly: z.boolean().default(true),
  /** The most that are borne. */
  illegalActions: count.nullable().default(0),
  timeouts: count.nullable().default(0),
  crashes: count.nullable().default(0),
  /** Guard interventions by decisions; a decision may have several. */
  guardInterventionShare: z.number().min(0).nullable().default(null),
  /** Degraded hands by hands. */
  degradedShare: share.nullable().default(null),
  latencyP50Ms: milliseconds.nullable().default(null),
  latencyP99Ms: milliseconds.nullable().default(null),
  /** Of the process that plays, over the run. */
  memoryGrowthMb: z.number().positive().nullable().default(null),
  /** By name of an opponent, or `any`. */
  strength: z.record(z.string().min(1), strengthGate).default({}),
});

export type GatesConfig = z.output<typeof gatesConfig>;
export type StrengthGate = z.output<typeof strengthGate>;

/** Gates of a workspace that has no file of them. */
export const defaultGates: GatesConfig = gatesConfig.parse({});
