import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import { nearest } from '../did-you-mean.ts';

type Failure = Extract<EvaluatorLine, { type: 'failed' }>['error'];

/** The evaluator's own words, with the next step in those of this program. */
export function toldError(failure: Failure): PokerbotError {
  const { code, message, details } = failure;
  return new PokerbotError(code, { message, next: nextSteps(failure), details });
}

function nextSteps({ code, details, next }: Failure): readonly string[] {
  if (code === 'INTERRUPTED' && typeof details.runId === 'string') {
    return [`\`pokerbot eval ${nextCommand(details)}\``];
  }
  const meant = code === 'OPPONENT_UNKNOWN' ? meantOpponent(details) : undefined;
  return meant === undefined ? next : [`Did you mean \`${meant}\`?`, ...next];
}

/** A match of others cannot be continued. */
function nextCommand({ suite, runId }: Failure['details']): string {
  return suite === 'serve' ? `show ${runId}` : `smoke --resume ${runId}`;
}

function meantOpponent({ name, known }: Failure['details']): string | undefined {
  return typeof name === 'string' && Array.isArray(known)
    ? nearest(name, known.map(String))
    : undefined;
}
