import { exitCodeOfOutcome } from '@poker-bot/shared/errors/exit-code-of-outcome';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import { previewServe, runServe, type ServeOptions } from '../../acpc/run-serve.ts';
import { longestDecisionLimitMs } from '../../config/smoke-config.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { type Given, notEmpty, outputOptions, readFlags, wholeNumber } from '../read-flags.ts';
import { serveText } from '../serve-text.ts';
import { suiteContextOf } from '../suite-context-of.ts';

const flags = {
  ...outputOptions,
  bot: { type: 'string' },
  hands: { type: 'string' },
  seats: { type: 'string' },
  seed: { type: 'string' },
  name: { type: 'string', multiple: true },
  port: { type: 'string', multiple: true },
  game: { type: 'string' },
  duplicate: { type: 'boolean', default: false },
  'run-id': { type: 'string' },
  resume: { type: 'string' },
  'response-ms': { type: 'string' },
  'hand-ms': { type: 'string' },
  'per-hand-ms': { type: 'string' },
  'max-invalid': { type: 'string' },
  'start-timeout-ms': { type: 'string' },
  'decision-limit-ms': { type: 'string' },
  check: { type: 'boolean', default: false },
} as const;

type Values = Given<typeof flags>['values'];

const mostHands = 10_000_000;

/** `serve`: deals a match to programs that connect from outside. */
export async function serveCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const { json, events, check } = values;
  const options = serveOptions(values);
  const { out, err } = context;
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
    else if (event.type === 'listening')
      err(json ? `${JSON.stringify(event)}\n` : listeningText(event));
  });
  if (check) {
    const preview = previewServe(options, suite);
    if (events) tellLine(preview, context);
    else out(document(preview));
    return 0;
  }
  const summary = await runServe(options, suite);
  if (!events) out(json ? document(summary) : serveText(summary));
  return exitCodeOfOutcome(summary.outcome);
}

function serveOptions(values: Values): ServeOptions {
  const { resume } = values;
  requireNothingElse(values);
  const number = (flag: keyof Values & string, bounds: { from: number; to?: number }) =>
    wholeNumber(flag, { text: values[flag] as string | undefined, ...bounds });
  const time = (flag: keyof Values & string) => number(flag, { from: 1, to: 2 ** 53 - 1 });
  return {
    bot: notEmpty('bot', values.bot),
    hands: number('hands', { from: 1, to: mostHands }),
    seats: number('seats', { from: 2, to: 10 }),
    seed: notEmpty('seed', values.seed),
    names: (values.name ?? []).flatMap((names) => names.split(',')),
    ports: (values.port ?? []).flatMap((ports) => ports.split(',')).map(portOf),
    game: notEmpty('game', values.game),
    duplicate: values.duplicate,
    runId: resume === undefined ? notEmpty('run-id', values['run-id']) : undefined,
    resume: notEmpty('resume', resume),
    limits: {
      responseMs: time('response-ms'),
      handMs: time('hand-ms'),
      perHandMs: time('per-hand-ms'),
    },
    maxInvalid: number('max-invalid', { from: 0 }),
    startTimeoutMs: time('start-timeout-ms'),
    decisionLimitMs: number('decision-limit-ms', { from: 1, to: longestDecisionLimitMs }),
  };
}

function requireNothingElse({ resume, bot, 'run-id': runId }: Values): void {
  if (resume === undefined) return;
  if (bot !== undefined) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the match, and its bot is in it',
      next: ['Leave out `--bot`'],
    });
  }
  if (runId !== undefined && runId !== resume) {
    throw new PokerbotError('USAGE', {
      message: '`--resume` names the run, so `--run-id` cannot name another',
      next: ['Leave out `--run-id`'],
    });
  }
}

function portOf(text: string): number {
  const port = wholeNumber('port', { text, from: 0, to: 65_535 });
  if (port === undefined) throw new PokerbotError('USAGE', { message: '`--port` is empty' });
  return port;
}

/** For programs that are started by hand. */
function listeningText({ seats }: Extract<RunEvent, { type: 'listening' }>): string {
  return seats.map(({ name, host, port }) => `waiting for ${name} at ${host} ${port}\n`).join('');
}
