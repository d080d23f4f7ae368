import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

const resumable: readonly ErrorCode[] = [
  'INTERRUPTED',
  'DISK_FULL',
  'FILE_UNWRITABLE',
  'SHARD_LOST',
];

/** What stopped a run that is part of something else, told with how to go on with that. Other errors stay as they are. */
export function continueWith(
  error: unknown,
  { suite, runId }: { readonly suite: string; readonly runId: string },
): unknown {
  if (!isPokerbotError(error) || !resumable.includes(error.code)) return error;
  return new PokerbotError(error.code, {
    message: error.message,
    next: [`Continue with \`${suite} --resume ${runId}\``],
    details: { ...error.details, suite, runId },
    cause: error,
  });
}
