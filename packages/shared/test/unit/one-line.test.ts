import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../src/foreign-text/one-line.ts';
import { rationaleOf } from '../../src/foreign-text/rationale.ts';

describe('a text of somebody else as one line', () => {
  test.each([
    ['is without line ends and double spaces', ' One\n\r\n  reason.\u2028 ', 'One reason.'],
    ['turns no colour on', '\x1b[31mred\x1b[0m', '[31mred[0m'],
    ['sets no title and copies nothing', '\x1b]52;c;cm0=\x07done', ']52;c;cm0=done'],
    ['takes no one-byte sequence either', 'a\x9b2Jb\x90c', 'a2Jbc'],
    ['does not go back over what is shown', 'safe\b\b\b\bgone\x7f', 'safegone'],
    ['does not turn its direction', 'call \u202ellac\u202c', 'call llac'],
    ['hides nothing', 'fo\u200bld\u{e0041}', 'fold'],
    ['keeps letters of all scripts', 'Grüße, 牌, 🂡', 'Grüße, 牌, 🂡'],
  ])('%s', (_, text, line) => {
    expect(oneLine(text, 300)).toBe(line);
  });

  test('is never longer than asked, is whole characters, and is the same when made again', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const line = oneLine(text, longest);
        expect(line.length).toBeLessThanOrEqual(longest);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(oneLine(line, longest)).toBe(line);
      }),
    );
  });
});

test.each(['', ' \n', '\x1b\u200b'])('%j gives no rationale', (text) => {
  expect(rationaleOf(text)).toBeUndefined();
});
