/** Flags of `eval smoke` that are the evaluator's. */
export interface SmokeFlags {
  readonly hands?: number | undefined;
  readonly seats?: number | undefined;
  readonly opponent?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  readonly 'run-id'?: string | undefined;
  readonly resume?: string | undefined;
  readonly 'max-p99-ms'?: string | undefined;
  readonly 'decision-limit-ms'?: number | undefined;
}

const names = [
  'hands',
  'seats',
  'opponent',
  'seed',
  'run-id',
  'resume',
  'max-p99-ms',
  'decision-limit-ms',
] as const;

/** The same flags for the evaluator's command line. The `=` keeps values that begin with a dash values. */
export function smokeArguments(flags: SmokeFlags): string[] {
  return names.flatMap((name) => {
    const value = flags[name];
    if (value === undefined) return [];
    const values = typeof value === 'object' ? value : [value];
    return values.map((each) => `--${name}=${each}`);
  });
}
