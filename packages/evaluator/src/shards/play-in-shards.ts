import type { HandSource } from './played-range.ts';
import type { ShardTask } from './shard-task.ts';
import type { Shards } from './shards.ts';
import { TaskPace } from './task-pace.ts';

/** Plays in worker threads, whole deals of `unit` hands to each. */
export function playInShards(shards: Shards, unit: number): HandSource {
  return {
    async *play({ from, to, signal }) {
      const pace = new TaskPace(unit);
      const tasks = playTasks({ from, to, unit, pace });
      for await (const { milliseconds, ...range } of shards.do(tasks, signal)) {
        pace.learn({ hands: range.to - range.from, milliseconds });
        yield range;
      }
    },
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
}): Generator<ShardTask> {
  for (let start = from; start < to; ) {
    const end = Math.min(to, Math.floor(start / unit) * unit + pace.hands);
    yield { from: start, to: end };
    start = end;
  }
}
