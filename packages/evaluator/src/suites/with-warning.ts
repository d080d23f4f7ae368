import type { Tell } from '@poker-bot/shared/evaluation/run-event';

/** Tells what is to be known before the first hand with the start of the run, where there is something. */
export function withWarning(warning: string | undefined, tell: Tell): Tell {
  if (warning === undefined) return tell;
  return (event) =>
    tell(event.type === 'started' && event.suite !== 'shadow' ? { ...event, warning } : event);
}
