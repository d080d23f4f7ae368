import type { HealthAnswer } from '@poker-bot/shared/health/health-answer';
import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../src/stack/drivers/process/supervisor/health-watch.ts';
import { createRedaction } from '../../../src/stack/drivers/redact.ts';
import { afterEnd } from '../../../src/stack/drivers/restart-policy.ts';
import { parseSince } from '../../../src/stack/use-cases/parse-since.ts';

const answers = (...states: HealthAnswer['state'][]) => {
  const judge = createJudge();
  return states.map((state) => judge({ state, detail: '' }));
};

describe('judging health', () => {
  test('a unit is starting until its first good answer', () => {
    expect(answers('refused', 'not-ready', 'silent', 'healthy')).toEqual([
      'starting',
      'starting',
      'starting',
      'healthy',
    ]);
  });

  test('one bad answer of a healthy unit is forgiven, two are not', () => {
    expect(answers('healthy', 'refused', 'healthy', 'not-ready', 'not-ready', 'healthy')).toEqual([
      'healthy',
      'healthy',
      'healthy',
      'healthy',
      'unhealthy',
      'healthy',
    ]);
  });

  test('three silent looks make a unit hung', () => {
    expect(answers('silent', 'silent', 'silent')).toEqual(['starting', 'starting', 'hung']);
    expect(answers('healthy', 'silent', 'silent', 'silent')).toEqual([
      'healthy',
      'healthy',
      'unhealthy',
      'hung',
    ]);
  });
});

describe('after an end that nobody asked for', () => {
  const fresh = { exitCode: 1, attempts: 1, wasHealthy: false };

  test('a unit that never worked is tried three times', () => {
    expect(afterEnd(fresh)).toEqual({ action: 'restart', delayMs: 100, crashLoop: false });
    expect(afterEnd({ ...fresh, attempts: 3 })).toEqual({ action: 'give-up' });
  });

  test.each([0, 2, 3])('exit code %d of a unit that never worked is final', (exitCode) => {
    expect(afterEnd({ ...fresh, exitCode })).toEqual({ action: 'give-up' });
  });

  test('a unit that has worked is tried for ever, with pauses up to 5 s', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 20].map((attempts) =>
      afterEnd({ exitCode: 1, attempts, wasHealthy: true }),
    );
    expect(delays.map((next) => (next.action === 'restart' ? next.delayMs : undefined))).toEqual([
      100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000,
    ]);
    expect(delays[2]).toMatchObject({ crashLoop: true });
  });
});

describe('redaction', () => {
  const redact = createRedaction(['hunter2hunter2', 'abc']);

  test.each([
    ['got hunter2hunter2 from hunter2hunter2', 'got [redacted] from [redacted]'],
    ['{"apiKey":"sk-live-1"}', '{"apiKey":"[redacted]"}'],
    ['Authorization: Bearer abcdefgh', 'Authorization: Bearer [redacted]'],
    ['password=opensesame rest', 'password=[redacted] rest'],
    ['abc stays, it is an ordinary word', 'abc stays, it is an ordinary word'],
  ])('%s', (line, expected) => {
    expect(redact(line)).toBe(expected);
  });

  test.each<[string, string[], string, string]>([
    [
      'that begins with another one',
      ['sk-1', 'sk-1234'],
      'got sk-1234 here',
      'got [redacted] here',
    ],
    [
      'of several lines, a line of it',
      ['-----BEGIN\nMIIEvQIBADAN\n'],
      'MIIEvQIBADAN',
      '[redacted]',
    ],
    ['as JSON writes it', ['pa"ss\tword'], '{"at":"pa\\"ss\\tword"}', '{"at":"[redacted]"}'],
  ])('hides a value %s', (_, secrets, line, expected) => {
    expect(createRedaction(secrets)(line)).toBe(expected);
  });
});

describe('--since', () => {
  test('takes an age or a date, and refuses anything else', () => {
    expect(parseSince('10m', 1_000_000)).toBe(400_000);
    expect(parseSince('2026-01-31T12:00:00Z', 0)).toBe(Date.UTC(2026, 0, 31, 12));
    expect(() => parseSince('yesterday-ish', 0)).toThrow('is neither an age nor a date');
  });
});
