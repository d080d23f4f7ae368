/** Flags of `eval smoke` that are the evaluator's. */
export const smokeFlags = [
  'hands',
  'seats',
  'opponent',
  'seed',
  'run-id',
  'resume',
  'max-p99-ms',
  'decision-limit-ms',
] as const;
