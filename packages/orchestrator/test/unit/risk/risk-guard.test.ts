import { beforeEach, describe, expect, test } from 'vitest';
import { RiskGuard, type RiskLimits } from '../../../src/risk/risk-guard.ts';
import { emptyRiskState } from '../../../src/risk/risk-state.ts';
import { call, check, fold, raise } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { spot } from '../../support/spots.ts';

const hour = 3_600_000;
const limits: RiskLimits = {
  maxLossPerSession: 100,
  maxLossPerDay: 150,
  maxHandsPerSession: 10,
  pauseAfterAnomalies: 3,
};
let clock: FakeClock;
let guard: RiskGuard;

beforeEach(() => {
  clock = new FakeClock(Date.UTC(2026, 0, 31, 12));
  guard = new RiskGuard({ state: emptyRiskState(clock.now()), limits, clock });
  guard.beginSession(guard.accountOf('a'));
});

function count(index: number, net: number): void {
  guard.count({ index, net, playedAt: clock.now() });
}

describe('the risk guard', () => {
  test('counts hands and winnings of the session and of the day', () => {
    count(0, -10.5);
    count(1, 4.25);
    expect(guard.state).toEqual({
      version: 1,
      day: { date: '2026-01-31', hands: 2, net: -6.25 },
      session: { id: 'a', hands: 2, net: -6.25, lastIndex: 1 },
    });
  });

  test('counts a hand once, however often it is told', () => {
    count(0, -10);
    count(0, -10);
    expect(guard.state.day).toEqual({ date: '2026-01-31', hands: 1, net: -10 });
  });

  test('does not drift over many hands', () => {
    for (let index = 0; index < 100_000; index += 1) count(index, index % 2 === 0 ? 0.1 : -0.1);
    expect(guard.state.session?.net).toBe(0);
  });

  test('stops the session when it has lost its limit, not before', () => {
    count(0, -99.99);
    expect(guard.stop()).toBeUndefined();
    count(1, -0.01);
    expect(guard.stop()).toEqual({
      limit: 'session-loss',
      message: 'Session `a` has lost 100 of at most 100 big blinds',
    });
    guard.beginSession(guard.accountOf('a'));
    expect(guard.stop()?.limit).toBe('session-loss');
    guard.beginSession(guard.accountOf('b'));
    expect(guard.stop()).toBeUndefined();
  });

  test('stops the day when it has lost its limit, until midnight UTC', () => {
    count(0, -90);
    guard.beginSession(guard.accountOf('b'));
    count(0, -60);
    expect(guard.stop()).toEqual({
      limit: 'day-loss',
      message:
        '2026-01-31 (UTC) has lost 150 of at most 150 big blinds; play is free again on the next day',
    });
    clock.time += 12 * hour - 1;
    expect(guard.stop()?.limit).toBe('day-loss');
    clock.time += 1;
    expect(guard.stop()).toBeUndefined();
    count(1, -1);
    expect(guard.state.day).toEqual({ date: '2026-02-01', hands: 1, net: -1 });
  });

  test('is not fooled into a new day by a clock that goes back', () => {
    count(0, -90);
    clock.time -= 48 * hour;
    count(1, -9);
    expect(guard.state.day).toEqual({ date: '2026-01-31', hands: 2, net: -99 });
  });

  test('stops the session when it has played its hands', () => {
    for (let index = 0; index < 10; index += 1) count(index, 1);
    expect(guard.stop()).toEqual({
      limit: 'session-hands',
      message: 'Session `a` has played its 10 hands',
    });
  });

  test('takes new limits at once', () => {
    count(0, -99);
    guard.limits = { ...limits, maxLossPerSession: 50 };
    expect(guard.stop()?.limit).toBe('session-loss');
  });

  test('lets no chips in inside a hand once a loss limit is reached', () => {
    const observation = spot();
    const verdicts = () =>
      [fold, check, call, raise(300)].map(
        (action) => guard.review({ observation, action }).verdict,
      );
    expect(verdicts()).toEqual(['passed', 'passed', 'passed', 'passed']);
    count(0, -100);
    expect(verdicts()).toEqual(['passed', 'passed', 'vetoed', 'vetoed']);
  });
});
