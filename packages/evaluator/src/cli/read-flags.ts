import { type ParseArgsConfig, parseArgs } from 'node:util';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** How the answer is printed. */
export const outputOptions = {
  /** One JSON document, and nothing else, on standard output. */
  json: { type: 'boolean', default: false },
  /** One line of JSON for each event on standard output; the last one holds the answer. */
  events: { type: 'boolean', default: false },
} as const;

type Options = NonNullable<ParseArgsConfig['options']>;

/** Flags and arguments as they were given. */
export type Given<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>;

/** @throws PokerbotError `USAGE` for a flag that is not among the options, or too many arguments */
export function readFlags<const O extends Options>(
  argv: readonly string[],
  { options, positionals = 0 }: { options: O; positionals?: number },
): Given<O> {
  const parsed = parsedFlags(argv, options);
  if (parsed.positionals.length <= positionals) return parsed;
  throw new PokerbotError('USAGE', {
    message:
      positionals === 0
        ? `\`${parsed.positionals[0]}\` is no flag, and no argument is expected`
        : `At most ${positionals === 1 ? 'one argument is' : `${positionals} arguments are`} expected`,
    next: ['`--help` lists the flags'],
  });
}

function parsedFlags<const O extends Options>(argv: readonly string[], options: O): Given<O> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new PokerbotError('USAGE', {
      message: (cause as Error).message,
      next: ['`--help` lists the flags'],
      cause,
    });
  }
}

interface WholeNumber {
  readonly text: string | undefined;
  readonly from: number;
  readonly to?: number;
  readonly code?: 'USAGE' | 'HANDS_INVALID';
  /** What is too large for a number to be exact is let through: a check that knows the limit is to name it. */
  readonly isCapped?: boolean;
}

export function wholeNumber(
  flag: string,
  { text, from, to, code = 'USAGE', isCapped = false }: WholeNumber,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (
    /^-?\d+$/.test(text) &&
    Number.isInteger(value) &&
    (isCapped || Number.isSafeInteger(value)) &&
    value >= from &&
    value <= (to ?? value)
  )
    return value;
  const most = to ?? (value > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : undefined);
  const bounds = most === undefined ? `${from} or more` : `from ${from} to ${most}`;
  throw new PokerbotError(code, {
    message: `\`--${flag}\` is \`${text}\`; expected a whole number, ${bounds}`,
    next: [`Give \`--${flag}\` a whole number, ${bounds}`],
    details: { flag, value: text },
  });
}

export function positive(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new PokerbotError('USAGE', {
    message: `\`--${flag}\` is \`${text}\`; expected a number above 0`,
    details: { flag, value: text },
  });
}

export function notEmpty(flag: string, text: string | undefined): string | undefined {
  if (text !== '') return text;
  throw new PokerbotError('USAGE', { message: `\`--${flag}\` is empty`, details: { flag } });
}

/** A rate of errors that somebody may want: above 0, and not above a half, beyond which tests say anything. */
export function errorRate(flag: string, text: string | undefined): number | undefined {
  const value = positive(flag, text);
  if (value === undefined || value <= 0.5) return value;
  throw new PokerbotError('USAGE', {
    message: `\`--${flag}\` is \`${text}\`; expected a number above 0, and not above 0.5`,
    details: { flag, value: text },
  });
}

/** One of the words that a flag takes. */
export function choice<const W extends string>(
  flag: string,
  { text, of }: { readonly text: string | undefined; readonly of: readonly W[] },
): W | undefined {
  const word = of.find((each) => each === text);
  if (text === undefined || word !== undefined) return word;
  throw new PokerbotError('USAGE', {
    message: `\`--${flag}\` is \`${text}\`; expected ${of.map((each) => `\`${each}\``).join(' or ')}`,
    details: { flag, value: text },
  });
}
