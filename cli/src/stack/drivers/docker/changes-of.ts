import type { DockerSite } from './docker-site.ts';
import { AsyncQueue } from './logs/async-queue.ts';
import { readState } from './state-file.ts';

/** Time between two looks at units that somebody else runs, in milliseconds: nobody tells of those. */
const lookEvery = 1_000;

/** Times at which the engine tells of something that happened to a container of the workspace. */
export async function* changesOf(site: DockerSite, signal: AbortSignal): AsyncIterable<number> {
  const changes = new AsyncQueue<number>();
  const stopListening = await site.events.listen({
    onEvent: ({ type }) => {
      if (type !== 'looked') changes.push(Date.now());
    },
    onLost: (error) => changes.fail(error),
  });
  const timer = setInterval(() => {
    if (readState(site.paths.state)?.units.some(({ watched }) => watched)) changes.push(Date.now());
  }, lookEvery);
  const end = () => changes.end();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    yield* changes;
  } finally {
    clearInterval(timer);
    stopListening();
    signal.removeEventListener('abort', end);
  }
}
