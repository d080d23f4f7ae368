/** Values of flags as oclif gives them. */
type FlagValue = string | number | boolean | readonly string[] | undefined;

/**
 * The named flags for the evaluator's command line, those that were given. The `=` keeps values that begin with a dash
 * values; a switch has none.
 */
export function evaluatorArguments<N extends string>(
  names: readonly N[],
  flags: Readonly<Partial<Record<N, FlagValue>>>,
): string[] {
  return names.flatMap((name) => {
    const value: FlagValue = flags[name];
    if (value === undefined || value === false) return [];
    if (value === true) return [`--${name}`];
    const values = typeof value === 'object' ? value : [value];
    return values.map((each) => `--${name}=${digits(each)}`);
  });
}

/** A whole number without an exponent, however large: the evaluator says what is too large for it. */
function digits(value: string | number): string | number | bigint {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}
