import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isComment, LineReader, longestLine } from '../../../src/acpc/protocol/line-reader.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test('lines are the same whatever pieces they come in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('M', ':', '|', '\u00ff', ' '), maxLength: 30 })),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      (lines, sizes) => {
        const all = bytes(lines.map((line) => `${line}\r\n`).join(''));
        const reader = new LineReader();
        const read: string[] = [];
        for (let from = 0, turn = 0; from < all.length; turn += 1) {
          const to = from + (sizes[turn % sizes.length] ?? 1);
          read.push(...reader.push(all.subarray(from, to)));
          from = to;
        }
        expect(read).toEqual(lines);
      },
    ),
  );
});

test('a line without its end is kept until the end comes, and LF alone is an end', () => {
  const reader = new LineReader();
  expect(reader.push(bytes('one\ntw'))).toEqual(['one']);
  expect(reader.push(bytes('o\r'))).toEqual([]);
  expect(reader.push(bytes('\n\n'))).toEqual(['two', '']);
});

test('a line that is too long stops the reading; those before it are given', () => {
  const longest = 'x'.repeat(longestLine);
  expect(new LineReader().push(bytes(`${longest}\r\n`))).toEqual([longest]);

  const reader = new LineReader();
  expect(reader.push(bytes(`one\n${longest}xx\r\ntwo\n`))).toEqual(['one']);
  expect(reader.overflown).toBe(true);
  expect(reader.push(bytes('three\n'))).toEqual([]);
});

test('comments begin with # or ;', () => {
  expect(['# a', ';a', 'MATCHSTATE:', ''].map(isComment)).toEqual([true, true, false, false]);
});
