import { expect, test } from 'vitest';
import { readinessOf } from '../../../src/daemon/readiness.ts';

const solver = { name: 'solver', address: 'a:1' };
const vision = { name: 'vision', address: 'b:2' };

test.each([
  [[], { ready: true }],
  [[{ ...solver, seen: true, serving: true }], { ready: true }],
  [
    [
      { ...solver, seen: false, serving: false },
      { ...vision, seen: false, serving: false },
    ],
    { ready: false, reason: 'waiting for solver at a:1 and vision at b:2' },
  ],
  [
    [{ ...solver, seen: false, serving: false, fault: 'ENOTFOUND' }],
    { ready: false, reason: 'waiting for solver at a:1 (ENOTFOUND)' },
  ],
  [
    [
      { ...solver, seen: true, serving: false },
      { ...vision, seen: true, serving: true },
    ],
    { ready: true, reason: 'degraded: solver at a:1 does not answer' },
  ],
])('peers %j make readiness %j', (peers, readiness) => {
  expect(readinessOf(peers)).toEqual(readiness);
});
