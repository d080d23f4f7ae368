import type { LogLine } from '../../../driver.ts';
import { createRedaction } from '../../redact.ts';
import type { DockerSite } from '../docker-site.ts';
import { isDisconnected } from '../engine/engine-error.ts';
import type { ContainerEvent } from '../engine/engine-events.ts';
import { findContainer } from '../find-container.ts';
import { AsyncQueue } from './async-queue.ts';
import { followLines } from './container-lines.ts';
import { toMilliseconds } from './stamped-lines.ts';

/**
 * Tells new lines until the signal, through every restart and every other container that a unit gets.
 *
 * @param seen for each unit the time of its last line that was told already, in nanoseconds since the epoch
 */
export async function* followUnits(
  site: DockerSite,
  seen: ReadonlyMap<string, bigint>,
  signal: AbortSignal,
): AsyncIterable<LogLine> {
  const lines = new AsyncQueue<LogLine>();
  const followers = [...seen].map(
    ([unit, last]) => new Follower({ site, unit, last, signal, lines }),
  );
  const end = () => lines.end();
  signal.addEventListener('abort', end, { once: true });
  const stopListening = await site.events.listen({
    onEvent: (event) => {
      for (const follower of followers) follower.onEvent(event);
    },
    onLost: (error) => lines.fail(error),
  });
  for (const follower of followers) follower.follow();
  try {
    yield* lines;
  } finally {
    stopListening();
    signal.removeEventListener('abort', end);
  }
}

interface FollowerOptions {
  readonly site: DockerSite;
  readonly unit: string;
  readonly last: bigint;
  readonly signal: AbortSignal;
  readonly lines: AsyncQueue<LogLine>;
}

/** Follows one unit from container to container. */
class Follower {
  readonly #options: FollowerOptions;
  #last: bigint;
  #busy = false;
  #again = false;
  #container: string | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#last = options.last;
  }

  onEvent(event: ContainerEvent): void {
    const begins = event.type === 'start' && event.unit === this.#options.unit;
    if (begins || event.type === 'reconnected') this.follow();
  }

  /** Follows what there is; once more afterwards when something has begun meanwhile. */
  follow(): void {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#again = false;
    void this.#followOne()
      .catch((error: unknown) => {
        // The listener for events tells when the engine does not come back.
        if (!isDisconnected(error)) this.#options.lines.fail(error as Error);
      })
      .finally(() => {
        this.#busy = false;
        if (this.#again && !this.#options.signal.aborted) this.follow();
      });
  }

  async #followOne(): Promise<void> {
    const { site, unit, signal, lines } = this.#options;
    const container = await findContainer(site, unit);
    if (!container) return;
    const redact = createRedaction(site.secrets.hidden(unit));
    // Podman 4.3 tells whole seconds: only what the engine may tell twice is held against the clock.
    const isAnother = this.#container !== undefined && this.#container !== container.id;
    const told = isAnother ? undefined : this.#last;
    this.#container = container.id;
    await followLines(site.docker, container.id, {
      since: this.#last,
      signal,
      onLine: ({ time, text }) => {
        if (told !== undefined && time <= told) return;
        this.#last = time;
        lines.push({ unit, time: toMilliseconds(time), text: redact(text) });
      },
    });
  }
}
