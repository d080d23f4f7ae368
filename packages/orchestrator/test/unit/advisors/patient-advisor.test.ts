import { describe, expect, test, vi } from 'vitest';
import { patientAdvisor } from '../../../src/advisors/patient-advisor.ts';
import { advice, call, fakeAdvisor } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { spot } from '../../support/spots.ts';

const answer = advice([[call, 1]]);
const away = Object.assign(new Error('No connection established'), { code: 'UNAVAILABLE' });
const broken = Object.assign(new Error('model on fire'), { code: 'INTERNAL' });

/** A service that answers, or fails as it is told to. */
function service() {
  const clock = new FakeClock();
  const state: { fault: Error | undefined; asked: number } = { fault: undefined, asked: 0 };
  const plain = fakeAdvisor('service', () => {
    state.asked += 1;
    if (state.fault) throw state.fault;
    return answer;
  });
  const advisor = patientAdvisor(plain, { patienceMs: 1_000, clock });
  const ask = (signal = new AbortController().signal) =>
    advisor.advise({ observation: spot(), seed: 's', sessionId: '', signal });
  return { clock, state, ask };
}

describe('a service that had answered and is away', () => {
  test('is asked again until it is back', async () => {
    const { state, ask } = service();
    await ask();
    state.fault = away;
    const asked = ask();
    await vi.waitUntil(() => state.asked > 3);
    state.fault = undefined;
    await expect(asked).resolves.toBe(answer);
  });

  test('is waited for no longer than the patience, and not again before it answers', async () => {
    const { clock, state, ask } = service();
    await ask();
    state.fault = away;
    const asked = ask();
    await vi.waitUntil(() => state.asked > 2);
    clock.time += 1_000;
    await expect(asked).rejects.toBe(away);
    state.asked = 0;
    await expect(ask()).rejects.toBe(away);
    expect(state.asked).toBe(1);
    state.fault = undefined;
    await ask();
    state.fault = away;
    const later = ask();
    await vi.waitUntil(() => state.asked > 4);
    state.fault = undefined;
    await expect(later).resolves.toBe(answer);
  });

  test('costs all hands under way one patience together', async () => {
    const { clock, state, ask } = service();
    await ask();
    state.fault = away;
    const first = ask();
    await vi.waitUntil(() => state.asked > 2);
    clock.time += 600;
    const second = ask();
    clock.time += 400;
    expect(await Promise.allSettled([first, second])).toEqual([
      { status: 'rejected', reason: away },
      { status: 'rejected', reason: away },
    ]);
  });

  test('is not asked any more when nobody waits for the answer', async () => {
    const { state, ask } = service();
    await ask();
    state.fault = away;
    const gone = new AbortController();
    const asked = ask(gone.signal);
    await vi.waitUntil(() => state.asked > 2);
    gone.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('a service that has never answered is not waited for', async () => {
  const { state, ask } = service();
  state.fault = away;
  await expect(ask()).rejects.toBe(away);
  expect(state.asked).toBe(1);
});

test('a service that answers with a fault of its own is not asked again', async () => {
  const { state, ask } = service();
  await ask();
  state.fault = broken;
  await expect(ask()).rejects.toBe(broken);
  expect(state.asked).toBe(2);
});
