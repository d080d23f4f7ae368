import { parseArgs } from 'node:util';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { longestDecisionLimitMs } from '../config/smoke-config.ts';
import type { SmokeOptions } from '../suites/smoke.ts';

/** How the answer is printed. */
export interface OutputFlags {
  /** One JSON document, and nothing else, on standard output. */
  readonly json: boolean;
  /** One line of JSON for each event on standard output; the last one holds the answer. */
  readonly events: boolean;
}

export type Invocation =
  | { readonly command: 'version' }
  | { readonly command: 'help' }
  | ({
      readonly command: 'smoke';
      readonly options: SmokeOptions;
      /** Only check what the run would start from. */
      readonly check: boolean;
    } & OutputFlags)
  | ({ readonly command: 'list' } & OutputFlags)
  | ({ readonly command: 'show'; readonly runId: string } & OutputFlags);

/** Suites that are planned and not there yet, so that asking for one is answered with that. */
const laterSuites = ['shadow', 'ab'];

const outputOptions = {
  json: { type: 'boolean', default: false },
  events: { type: 'boolean', default: false },
} as const;

const smokeOptions = {
  ...outputOptions,
  hands: { type: 'string' },
  seats: { type: 'string' },
  opponent: { type: 'string', multiple: true },
  seed: { type: 'string' },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  check: { type: 'boolean', default: false },
  'max-p99-ms': { type: 'string' },
  'decision-limit-ms': { type: 'string' },
} as const;

/**
 * Reads a command line, without the names of the program.
 * @throws PokerbotError `USAGE`, `HANDS_INVALID`, `SUITE_UNKNOWN`
 */
export function parseInvocation(argv: readonly string[]): Invocation {
  const [command, ...rest] = argv;
  switch (command) {
    case '--version':
      return { command: 'version' };
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      return { command: 'help' };
    case 'smoke':
      return rest.includes('--help') ? { command: 'help' } : smoke(rest);
    case 'list':
      return { command, ...output(parse(rest, { options: outputOptions, positionals: 0 }).values) };
    case 'show':
      return show(rest);
    default:
      throw unknownCommand(command);
  }
}

function smoke(argv: readonly string[]): Invocation {
  const { values } = parse(argv, { options: smokeOptions, positionals: 0 });
  const resume = values.resume;
  if (resume !== undefined && values['run-id'] !== undefined && values['run-id'] !== resume) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, so `--run-id` cannot name another',
      next: ['Leave out `--run-id`'],
    });
  }
  return {
    command: 'smoke',
    check: values.check,
    ...output(values),
    options: {
      hands: wholeNumber('hands', { text: values.hands, from: 1, code: 'HANDS_INVALID' }),
      seats: wholeNumber('seats', { text: values.seats, from: 2, to: 9 }),
      opponents: (values.opponent ?? []).flatMap((names) => names.split(',')),
      seed: notEmpty('seed', values.seed),
      runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
      resume: notEmpty('resume', resume),
      maxP99Ms: positive('max-p99-ms', values['max-p99-ms']),
      decisionLimitMs: wholeNumber('decision-limit-ms', {
        text: values['decision-limit-ms'],
        from: 1,
        to: longestDecisionLimitMs,
      }),
    },
  };
}

function show(argv: readonly string[]): Invocation {
  const { values, positionals } = parse(argv, { options: outputOptions, positionals: 1 });
  const [runId] = positionals;
  if (runId === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`show` needs the id of a run',
      next: ['`list` shows the ids'],
    });
  }
  return { command: 'show', runId, ...output(values) };
}

function output({ json, events }: { json: boolean; events: boolean }): OutputFlags {
  return { json, events };
}

type Options = typeof smokeOptions | typeof outputOptions;

function parse<O extends Options>(
  argv: readonly string[],
  { options, positionals }: { options: O; positionals: number },
) {
  try {
    const parsed = parseArgs({
      args: [...argv],
      options,
      allowPositionals: positionals > 0,
      strict: true,
    });
    if (parsed.positionals.length <= positionals) return parsed;
  } catch (cause) {
    throw new PokerbotError('USAGE', {
      message: (cause as Error).message,
      next: ['`--help` lists the flags'],
      cause,
    });
  }
  throw new PokerbotError('USAGE', { message: `At most ${positionals} argument is expected` });
}

function unknownCommand(command: string): PokerbotError {
  const later = laterSuites.includes(command);
  return new PokerbotError('SUITE_UNKNOWN', {
    message: later
      ? `The suite \`${command}\` is not available yet`
      : `There is no command \`${command}\``,
    next: ['Use `smoke`, `list` or `show RUN`'],
    details: { command },
  });
}

interface WholeNumber {
  readonly text: string | undefined;
  readonly from: number;
  readonly to?: number;
  readonly code?: 'USAGE' | 'HANDS_INVALID';
}

function wholeNumber(
  flag: string,
  { text, from, to, code = 'USAGE' }: WholeNumber,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (
    /^-?\d+$/.test(text) &&
    Number.isSafeInteger(value) &&
    value >= from &&
    value <= (to ?? value)
  )
    return value;
  const bounds = to === undefined ? `${from} or more` : `from ${from} to ${to}`;
  throw new PokerbotError(code, {
    message: `\`--${flag}\` is \`${text}\`; expected a whole number, ${bounds}`,
    next: [`Give \`--${flag}\` a whole number, ${bounds}`],
    details: { flag, value: text },
  });
}

function positive(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new PokerbotError('USAGE', {
    message: `\`--${flag}\` is \`${text}\`; expected a number above 0`,
    details: { flag, value: text },
  });
}

function notEmpty(flag: string, text: string | undefined): string | undefined {
  if (text !== '') return text;
  throw new PokerbotError('USAGE', { message: `\`--${flag}\` is empty`, details: { flag } });
}
