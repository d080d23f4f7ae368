import type { Clock } from '@poker-bot/shared/clock/clock';
import { describe, expect, test } from 'vitest';
import { execute } from '../../../src/stack/execute.ts';
import type { Operation, Plan } from '../../../src/stack/plan/operation.ts';
import type { StackEvent } from '../../../src/stack/stack-event.ts';

const clock: Clock = { now: () => 0, monotonic: () => 0 };

const plan = (edges: Readonly<Record<string, readonly string[]>>): Plan => ({
  operations: Object.entries(edges).map(
    ([target, after]): Operation => ({
      id: `start ${target}`,
      kind: 'start',
      target,
      cause: { summary: 'a test', changes: [] },
      after: after.map((name) => `start ${name}`),
    }),
  ),
});

interface Run {
  readonly trace: string[];
  readonly events: StackEvent[];
}

async function run(
  graph: Plan,
  failing: readonly string[],
  signal = new AbortController().signal,
): Promise<Run> {
  const trace: string[] = [];
  const events: StackEvent[] = [];
  await execute({
    plan: graph,
    clock,
    signal,
    listen: (event) => events.push(event),
    perform: async ({ target }) => {
      trace.push(`${target} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      if (failing.includes(target)) throw new Error(`${target} broke`);
      trace.push(`${target} ends`);
    },
  });
  return { trace, events };
}

describe('executing a plan', () => {
  test('does at once what waits for nothing, and the rest after what it waits for', async () => {
    const { trace } = await run(plan({ a: [], b: [], c: ['a', 'b'] }), []);
    expect(trace).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'c begins', 'c ends']);
  });

  test('skips what needs a failed operation, and finishes everything else', async () => {
    const { events } = await run(plan({ a: [], b: ['a'], c: ['b'], d: [] }), ['a']);
    const told = events.flatMap((event) =>
      'operation' in event ? [`${event.type} ${event.operation.target}`] : [],
    );
    expect(told).toEqual([
      'operation.started a',
      'operation.started d',
      'operation.failed a',
      'operation.skipped b',
      'operation.skipped c',
      'operation.done d',
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'operation.skipped', because: 'needs `start a`' }),
    );
  });

  test('begins nothing more once it is interrupted', async () => {
    const { trace } = await run(plan({ a: [], b: ['a'] }), [], AbortSignal.abort());
    expect(trace).toEqual([]);
  });
});
