import type { FilePart } from '../run-folder/file-parts.ts';
import type { HandSource, PlayedRange } from './played-range.ts';
import type { ShardTask } from './shard-task.ts';
import type { Shards } from './shards.ts';

/** Hands of one task: some milliseconds of work beside which passing it on costs little. */
const handsOfTask = 128;

/** Plays in worker threads, whole deals of `seats` hands to each. */
export function playInShards(shards: Shards, seats: number): HandSource {
  // Nothing is left to be called off once all hands are played.
  const { signal } = new AbortController();
  const size = Math.ceil(handsOfTask / seats) * seats;
  return {
    play: ({ from, to, signal: stop }) =>
      shards.do<PlayedRange>(rangesOf({ from, to, size }), stop),
    sections: (parts) => shards.do<readonly string[]>(sectionTasks(parts), signal),
    close: () => shards.close(),
  };
}

/** Every range but the first begins where a multiple of `size` does. */
function* rangesOf({
  from,
  to,
  size,
}: {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}): Generator<ShardTask<'play'>> {
  for (let start = from; start < to; ) {
    const end = Math.min(to, (Math.floor(start / size) + 1) * size);
    yield { kind: 'play', from: start, to: end };
    start = end;
  }
}

function* sectionTasks(parts: Iterable<FilePart>): Generator<ShardTask<'sections'>> {
  for (const part of parts) yield { kind: 'sections', ...part };
}
