import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { ClusteredShare } from '../../../src/statistics/clustered-share.ts';

function shareOf(clusters: readonly (readonly [yes: number, answers: number])[]): ClusteredShare {
  const share = new ClusteredShare();
  for (const [cluster, [yes, answers]] of clusters.entries()) {
    for (let answer = 0; answer < answers; answer += 1) share.add(cluster, answer < yes);
  }
  return share;
}

test('of single answers it is the interval of Wilson: 81 of 263 (Newcombe, Statistics in Medicine 17, 1998, table I)', () => {
  const answers = Array.from({ length: 263 }, (_, at) => [at < 81 ? 1 : 0, 1] as const);
  const [low = 0, high = 0] = shareOf(answers).interval ?? [];
  // Third digit: the spread is measured, which takes one answer of the 263.
  expect(low).toBeCloseTo(0.2553, 3);
  expect(high).toBeCloseTo(0.3662, 3);
});

test('answers that are all alike in their cluster count once', () => {
  const single = Array.from({ length: 40 }, (_, at) => [at % 4 === 0 ? 1 : 0, 1] as const);
  const fivefold = single.map(([yes]) => [5 * yes, 5] as const);
  expect(shareOf(fivefold).interval?.[0]).toBeCloseTo(shareOf(single).interval?.[0] ?? 0, 10);
  expect(shareOf(fivefold).interval?.[1]).toBeCloseTo(shareOf(single).interval?.[1] ?? 0, 10);
});

test.each([9, 10, 11, 100])(
  '%i clusters that answer alike are worth all their answers',
  (clusters) => {
    const [low = 0, high = 0] =
      shareOf(Array.from({ length: clusters }, () => [7, 10])).interval ?? [];
    const single = Array.from(
      { length: 10 * clusters },
      (_, at) => [at % 10 < 7 ? 1 : 0, 1] as const,
    );
    const [least = 0, most = 0] = shareOf(single).interval ?? [];
    expect(low).toBeCloseTo(least, 2);
    expect(high).toBeCloseTo(most, 2);
  },
);

test('where all answers are yes each cluster counts as one', () => {
  const [low, high] = shareOf([
    [3, 3],
    [2, 2],
    [4, 4],
  ]).interval ?? [0, 0];
  expect(high).toBe(1);
  expect(low).toBeCloseTo(3 / (3 + 1.96 ** 2), 4);
});

test('one cluster tells nothing of the others', () => {
  expect(shareOf([[3, 5]]).interval).toBeUndefined();
});

test('it holds the share in 95 of 100 runs, however alike the answers of a cluster are', () => {
  const random = createRandom('clustered-share');
  const runs = 2_000;
  let held = 0;
  for (let run = 0; run < runs; run += 1) {
    const share = new ClusteredShare();
    for (let cluster = 0; cluster < 60; cluster += 1) {
      // Shares of clusters are spread evenly from 0.5 to 1, so the share of all is 0.75.
      const chance = 0.5 + random.float() / 2;
      const answers = 1 + Math.floor(random.float() * 5);
      for (let answer = 0; answer < answers; answer += 1)
        share.add(cluster, random.float() < chance);
    }
    const [low, high] = share.interval ?? [0, 0];
    if (low <= 0.75 && 0.75 <= high) held += 1;
  }
  expect(held / runs).toBeGreaterThan(0.935);
  expect(held / runs).toBeLessThan(0.97);
});
