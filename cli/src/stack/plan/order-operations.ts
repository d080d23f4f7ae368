import type { Operation } from './operation.ts';

/**
 * The operations so that each stands after those it waits for, otherwise in the given order.
 *
 * @throws Error when they wait for each other in a circle
 */
export function orderOperations(operations: readonly Operation[]): Operation[] {
  const ordered: Operation[] = [];
  const done = new Set<string>();
  let waiting = [...operations];
  while (waiting.length > 0) {
    const ready = waiting.filter((each) => each.after.every((id) => done.has(id)));
    if (ready.length === 0) {
      throw new Error(
        `Operations wait for each other: ${waiting.map((each) => each.id).join(', ')}`,
      );
    }
    for (const each of ready) {
      done.add(each.id);
      ordered.push(each);
    }
    waiting = waiting.filter((each) => !done.has(each.id));
  }
  return ordered;
}
