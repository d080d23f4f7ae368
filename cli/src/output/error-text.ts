import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Palette } from './palette.ts';

/** An error as a help page: code, what and why, then the next step. The stack only when asked for. */
export function errorText(
  error: PokerbotError,
  options: { readonly palette: Palette; readonly verbose: boolean },
): string {
  const { palette, verbose } = options;
  const head = `${palette.failure(`error ${error.code}:`)} ${error.message}`;
  const hints = error.next.map((step) => `${palette.hint('hint:')} ${step}`);
  const trace = verbose ? [palette.faint(traceOf(error))] : [];
  return [head, ...(hints.length > 0 ? [hints.join('\n')] : []), ...trace].join('\n\n');
}

function traceOf(error: Error): string {
  const causes: string[] = [];
  for (let next: unknown = error; next !== undefined; next = causeOf(next)) {
    causes.push(next instanceof Error ? (next.stack ?? next.message) : String(next));
  }
  return causes.join('\ncaused by ');
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
