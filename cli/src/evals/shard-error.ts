import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** What went wrong in a shard of a run, told with its name and with how to go on with the run. Bugs stay as they are. */
export function shardError(
  error: unknown,
  { runId, shard }: { readonly runId: string; readonly shard: string },
): unknown {
  if (!isPokerbotError(error)) return error;
  const { code, message, next, details } = error;
  // The shard alone could be continued as well, but not to the end of the run.
  const others = next.filter((step) => !step.includes('--resume'));
  return new PokerbotError(code, {
    message: `Shard \`${shard}\`: ${message}`,
    next: [
      ...others,
      `Everything played is kept: continue with \`pokerbot eval smoke --resume ${runId}\``,
    ],
    details: { ...details, suite: 'smoke', runId, shard },
    cause: error,
  });
}
