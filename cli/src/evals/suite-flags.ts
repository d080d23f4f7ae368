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

/** Flags of `eval serve` that are the evaluator's. */
export const serveFlags = [
  'bot',
  'hands',
  'seats',
  'seed',
  'name',
  'port',
  'game',
  'duplicate',
  'response-ms',
  'hand-ms',
  'per-hand-ms',
  'max-invalid',
  'start-timeout-ms',
  'decision-limit-ms',
  'run-id',
] as const;
