import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AdviceFault } from '../../src/advice/advice-fault.ts';
import { readAdvice } from '../../src/advice/read-advice.ts';

const legal = { seat: 0, fold: true, check: false, call: 50, raise: { min: 200, max: 900 } };
const grounds = { legal, withoutKey: (text: string) => text };
const entry = (action: string, probability: number, to: number | null = null) => ({
  action,
  to,
  probability,
});
const answer = (...actions: object[]) =>
  JSON.stringify({ actions, confidence: 0.5, rationale: ' One\n reason. ' });

test('advice is read with its probabilities made to sum to exactly 1', () => {
  expect(readAdvice(answer(entry('call', 0.5), entry('raise', 0.497, 200)), grounds)).toEqual({
    distribution: [
      { action: { type: 'call' }, probability: 0.5 / 0.997 },
      { action: { type: 'raise', to: 200 }, probability: 0.497 / 0.997 },
    ],
    confidence: 0.5,
    rationale: 'One reason.',
  });
});

test('a rationale without end is cut', () => {
  const text = JSON.stringify({
    actions: [entry('fold', 1)],
    confidence: 1,
    rationale: 'so '.repeat(10_000),
  });
  expect(readAdvice(text, grounds).rationale).toBe('so '.repeat(100).trimEnd());
});

test.each([
  ['spelt in escapes', String.raw`sk\u002dthe-only-key`],
  ['with a mark in it that is not seen', String.raw`sk-the\u200b-only-key`],
  ['where the rationale is cut', `${'x'.repeat(295)} sk-the-only-key`],
])('nothing of a key is left in a rationale: %s', (_, words) => {
  const text = `{"actions":[{"action":"fold","to":null,"probability":1}],"confidence":1,"rationale":"${words}"}`;
  const withoutKey = (line: string) => line.replaceAll('sk-the-only-key', '[secret]');
  expect(readAdvice(text, { legal, withoutKey }).rationale).not.toMatch(/sk/);
});

describe('advice is dropped', () => {
  test.each([
    ['advice-unreadable', '```json\n{}\n```'],
    ['advice-unreadable', 'null'],
    ['advice-unreadable', '{"actions":[],"confidence":1}'],
    ['advice-unreadable', answer({ ...entry('fold', 1), why: 'because' })],
    ['advice-unreadable', answer(entry('all-in', 1))],
    ['advice-unsound', answer()],
    ['advice-unsound', answer(entry('fold', 0.5))],
    ['advice-unsound', answer(entry('fold', 1.5), entry('call', -0.5))],
    ['advice-unsound', answer(...Array.from({ length: 21 }, () => entry('fold', 1 / 21)))],
    ['advice-unsound', answer(entry('fold', 1)).replace('0.5', '50')],
    ['advice-illegal', answer(entry('check', 1))],
    ['advice-illegal', answer(entry('fold', 0.9), entry('raise', 0.1))],
    ['advice-illegal', answer(entry('raise', 1, 199))],
    ['advice-illegal', answer(entry('raise', 1, 901))],
    ['advice-illegal', answer(entry('raise', 1, 300.5))],
  ])('as %s: %s', (reason, text) => {
    expect(() => readAdvice(text, grounds)).toThrow(expect.objectContaining({ reason }));
  });

  test('whatever else is answered, with a typed reason', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readAdvice(text, grounds)).toThrow(AdviceFault);
      }),
    );
  });
});

test('what is legal is exactly what the spot allows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1200 }), fc.boolean(), (to, open) => {
      const spot = { ...legal, raise: open ? legal.raise : undefined };
      const allowed = open && to >= 200 && to <= 900;
      const read = () =>
        readAdvice(answer(entry('raise', 1, to)), { ...grounds, legal: spot }).distribution[0]
          ?.action;
      if (allowed) expect(read()).toEqual({ type: 'raise', to });
      else expect(read).toThrow(AdviceFault);
    }),
  );
});
