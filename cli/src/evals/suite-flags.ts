/** Flags of `eval smoke` that are the evaluator's, but for `bot` and `gates`, which may name files of this machine. */
export const smokeFlags = [
  'hands',
  'seats',
  'opponent',
  'seed',
  'run-id',
  'resume',
  'max-p99-ms',
  'decision-limit-ms',
  'workers',
  'shard',
  'no-luck-correction',
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
  'resume',
] as const;

/** Flags of `eval shadow` that are the evaluator's, but for `from` and `bot`, which may name files of this machine. */
export const shadowFlags = [
  'session',
  'player',
  'hands',
  'seed',
  'run-id',
  'resume',
  'min-agreement',
  'decision-limit-ms',
  'allow-degraded',
] as const;

/** Flags of `eval ab` that are the evaluator's. */
export const abFlags = [
  'hands',
  'max-hands',
  'until-decided',
  'opponent',
  'seats',
  'seed',
  'workers',
  'test',
  'alpha',
  'beta',
  'delta',
  'no-luck-correction',
  'run-id',
  'resume',
  'decision-limit-ms',
  'allow-degraded',
] as const;

/** Flags of `eval league` that are the evaluator's. */
export const leagueFlags = [
  'guest',
  'hands',
  'seed',
  'workers',
  'no-luck-correction',
  'run-id',
  'resume',
  'decision-limit-ms',
  'allow-degraded',
] as const;

/** Flags of `eval lbr` that are the evaluator's, but for `bot`, which may name a file of this machine. */
export const lbrFlags = [
  'hands',
  'seed',
  'actions',
  'streets',
  'workers',
  'run-id',
  'resume',
  'decision-limit-ms',
] as const;

/** Flags of `eval gc` that are the evaluator's, but for `dry-run`. */
export const gcFlags = ['keep', 'older-than', 'unfinished'] as const;
