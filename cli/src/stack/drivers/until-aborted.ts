import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Waits for some work until the signal; the work itself goes on. @throws PokerbotError `INTERRUPTED` */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () =>
      reject(new PokerbotError('INTERRUPTED', { message: 'Interrupted while waiting for a unit' }));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
