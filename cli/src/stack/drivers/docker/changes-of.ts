import { settleTime } from '../settle-time.ts';
import type { DockerSite } from './docker-site.ts';
import { AsyncQueue } from './logs/async-queue.ts';
import { readState } from './state-file.ts';

/** Time between two looks at units that somebody else runs, in milliseconds: nobody tells of those. */
const lookEvery = 1_000;

/** Times at which the engine tells of something that happened to a container of the workspace, or at which a start has gone well. */
export async function* changesOf(site: DockerSite, signal: AbortSignal): AsyncIterable<number> {
  const changes = new AsyncQueue<number>();
  const settling = new Set<NodeJS.Timeout>();
  // The engine does not tell of the moment from which a run counts as one that works.
  const tellWhenSettled = () => {
    const timer = setTimeout(() => {
      settling.delete(timer);
      changes.push(Date.now());
    }, settleTime);
    settling.add(timer);
  };
  const stopListening = await site.events.listen({
    onEvent: ({ type }) => {
      if (type !== 'looked') changes.push(Date.now());
      if (type === 'start' || type === 'reconnected') tellWhenSettled();
    },
    onLost: (error) => changes.fail(error),
  });
  tellWhenSettled();
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
    for (const each of settling) clearTimeout(each);
    stopListening();
    signal.removeEventListener('abort', end);
  }
}
