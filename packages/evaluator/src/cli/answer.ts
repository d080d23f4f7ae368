import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { CliContext } from './cli-context.ts';

/** One event as a line of JSON. */
export function tellLine(line: EvaluatorLine, { out }: CliContext): void {
  out(`${JSON.stringify(line)}\n`);
}

/** One JSON document. */
export function document(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
