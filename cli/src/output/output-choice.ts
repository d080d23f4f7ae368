/** How a command was asked to speak. */
export interface OutputChoice {
  readonly format: 'text' | 'json' | 'ndjson';
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/**
 * Reads the choice from the raw arguments, because an argument that does not parse has to be reported in the format that
 * was asked for. What follows `--` belongs to somebody else.
 */
export function outputChoice(argv: readonly string[]): OutputChoice {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  const has = (...names: string[]) => names.some((name) => own.includes(name));
  return {
    format: has('--ndjson') ? 'ndjson' : has('--json') ? 'json' : 'text',
    quiet: has('--quiet', '-q'),
    verbose: has('--verbose'),
  };
}
