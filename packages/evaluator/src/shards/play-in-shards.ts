import type { FilePart } from '../run-folder/file-parts.ts';
import type { HandSource, TimedRange } from './played-range.ts';
import type { ShardTask } from './shard-task.ts';
import type { Shards } from './shards.ts';
import { TaskPace } from './task-pace.ts';

/** Plays in worker threads, whole deals of `unit` hands to each. */
export function playInShards(shards: Shards, unit: number): HandSource {
  // Nothing is left to be called off once all hands are played.
  const { signal } = new AbortController();
  return {
    async *play({ from, to, signal: stop }) {
      const pace = new TaskPace(unit);
      const tasks = playTasks({ from, to, unit, pace });
      for await (const { milliseconds, ...range } of shards.do<TimedRange>(tasks, stop)) {
        pace.learn({ hands: range.to - range.from, milliseconds });
        yield range;
      }
    },
    sections: (parts) => shards.do<readonly string[]>(sectionTasks(parts), signal),
    close: () => shards.close(),
  };
}

/** Every range but the first begins with a deal. */
function* playTasks({
  from,
  to,
  unit,
  pace,
}: {
  readonly from: number;
  readonly to: number;
  readonly unit: number;
  readonly pace: TaskPace;
}): Generator<ShardTask<'play'>> {
  for (let start = from; start < to; ) {
    const end = Math.min(to, Math.floor(start / unit) * unit + pace.hands);
    yield { kind: 'play', from: start, to: end };
    start = end;
  }
}

function* sectionTasks(parts: Iterable<FilePart>): Generator<ShardTask<'sections'>> {
  for (const part of parts) yield { kind: 'sections', ...part };
}
