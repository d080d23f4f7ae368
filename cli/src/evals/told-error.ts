import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import { nearest } from '../did-you-mean.ts';

type Failure = Extract<EvaluatorLine, { type: 'failed' }>['error'];

/** The evaluator's own words, with the next step in those of this program. */
export function toldError(failure: Failure): PokerbotError {
  const { code, message, details } = failure;
  return new PokerbotError(code, { message, next: nextSteps(failure), details });
}

/** Errors about a name that is not among those there are. */
const misspelt: readonly Failure['code'][] = [
  'OPPONENT_UNKNOWN',
  'BOT_UNKNOWN',
  'SESSION_UNKNOWN',
  'PLAYER_UNKNOWN',
];

function nextSteps({ code, details, next }: Failure): readonly string[] {
  if (code === 'INTERRUPTED' && typeof details.runId === 'string') {
    return [`\`pokerbot eval ${nextCommand(details)}\``];
  }
  const meant = misspelt.includes(code) ? meantName(details) : undefined;
  return meant === undefined ? next : [`Did you mean \`${meant}\`?`, ...next];
}

function nextCommand({ suite, runId }: Failure['details']): string {
  const name = typeof suite === 'string' ? suite : 'smoke';
  return `${name} --resume ${runId}`;
}

function meantName({ name, known }: Failure['details']): string | undefined {
  return typeof name === 'string' && Array.isArray(known)
    ? nearest(name, known.map(String))
    : undefined;
}
