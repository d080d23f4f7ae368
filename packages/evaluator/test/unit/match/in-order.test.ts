import { expect, test } from 'vitest';
import { inOrder } from '../../../src/match/in-order.ts';

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('results come in the order of their index, whoever is quicker', async () => {
  const { signal } = new AbortController();
  const seen: number[] = [];
  const task = async (index: number) => {
    await turns((index * 7) % 5);
    return index;
  };
  for await (const index of inOrder({ from: 3, to: 20, width: 6, signal, task })) seen.push(index);
  expect(seen).toEqual(Array.from({ length: 17 }, (_, at) => at + 3));
});

test('never more than the width is under way', async () => {
  const { signal } = new AbortController();
  let underWay = 0;
  let most = 0;
  const task = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await turns(2);
    underWay -= 1;
  };
  for await (const _ of inOrder({ from: 0, to: 30, width: 4, signal, task }));
  expect(most).toBe(4);
});

test('when no more are to be begun, those under way are waited for', async () => {
  const { signal } = new AbortController();
  const seen: number[] = [];
  const task = async (index: number) => {
    await turns(9 - index);
    return index;
  };
  const goesOn = () => seen.length < 4;
  for await (const index of inOrder({ from: 0, to: 9, width: 3, signal, goesOn, task })) {
    seen.push(index);
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a failure is thrown in its turn, after the results before it', async () => {
  const { signal } = new AbortController();
  const seen: number[] = [];
  const task = async (index: number) => {
    if (index === 2) throw new Error('two');
    await turns(3);
    return index;
  };
  const all = async () => {
    for await (const index of inOrder({ from: 0, to: 9, width: 5, signal, task })) seen.push(index);
  };
  await expect(all()).rejects.toThrow('two');
  expect(seen).toEqual([0, 1]);
});

test('an abort ends the sequence though a task never ends', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const task = (index: number) =>
    index < 2 ? Promise.resolve(index) : new Promise<number>(() => undefined);
  for await (const index of inOrder({
    from: 0,
    to: 9,
    width: 3,
    signal: controller.signal,
    task,
  })) {
    seen.push(index);
    if (index === 1) setImmediate(() => controller.abort());
  }
  expect(seen).toEqual([0, 1]);
});
