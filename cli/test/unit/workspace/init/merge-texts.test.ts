import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasConflict, mergeTexts } from '../../../../src/workspace/init/merge-texts.ts';
import { unifiedDiff } from '../../../../src/workspace/init/unified-diff.ts';

const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('a merge of two edits', () => {
  const base = text('a', 'b', 'c', 'd', 'e');

  test.each([
    ['neither changed', base, base, base],
    ['only yours changed', text('a', 'B', 'c', 'd', 'e'), base, text('a', 'B', 'c', 'd', 'e')],
    ['only the new one changed', base, text('a', 'c', 'd', 'e'), text('a', 'c', 'd', 'e')],
    [
      'both changed the same way',
      text('a', 'X', 'c', 'd', 'e'),
      text('a', 'X', 'c', 'd', 'e'),
      text('a', 'X', 'c', 'd', 'e'),
    ],
    [
      'both changed different lines',
      text('A', 'b', 'c', 'd', 'e'),
      text('a', 'b', 'c', 'd', 'e', 'f'),
      text('A', 'b', 'c', 'd', 'e', 'f'),
    ],
    [
      'one added and the other removed elsewhere',
      text('a', 'b', 'new', 'c', 'd', 'e'),
      text('a', 'b', 'c', 'e'),
      text('a', 'b', 'new', 'c', 'e'),
    ],
    [
      'the last line of yours has no end',
      'a\nb\nc\nd\nE',
      text('A', 'b', 'c', 'd', 'e'),
      'A\nb\nc\nd\nE',
    ],
  ])('is clean when %s', (_what, yours, fresh, merged) => {
    expect(mergeTexts({ base, yours, fresh })).toEqual({ text: merged, conflicts: 0 });
  });

  test('keeps both sides between markers where they contradict each other', () => {
    const yours = text('a', 'mine', 'c', 'd', 'E');
    const fresh = text('a', 'theirs', 'c', 'd', 'e');
    const merged = mergeTexts({ base, yours, fresh });
    expect(merged).toEqual({
      text: text(
        'a',
        '<<<<<<< yours',
        'mine',
        '=======',
        'theirs',
        '>>>>>>> pokerbot init',
        'c',
        'd',
        'E',
      ),
      conflicts: 1,
    });
    expect(hasConflict(merged.text)).toBe(true);
  });

  test('puts a marker on a line of its own after a last line without end', () => {
    expect(mergeTexts({ base: 'a', yours: 'b', fresh: 'c' }).text).toBe(
      text('<<<<<<< yours', 'b', '=======', 'c', '>>>>>>> pokerbot init'),
    );
  });

  test('leaves the line ends of an editor on Windows', () => {
    const yours = base.replaceAll('\n', '\r\n');
    const fresh = text('a', 'b', 'C', 'd', 'e');
    expect(mergeTexts({ base, yours, fresh })).toEqual({
      text: fresh.replaceAll('\n', '\r\n'),
      conflicts: 0,
    });
  });
});

const lines = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 })
  .map((parts) => text(...parts));

describe('for any three texts', () => {
  test('an unchanged side never stands in the way of the other', () => {
    fc.assert(
      fc.property(lines, lines, (base, other) => {
        const expected = { text: other, conflicts: 0 };
        expect(mergeTexts({ base, yours: base, fresh: other })).toEqual(expected);
        expect(mergeTexts({ base, yours: other, fresh: base })).toEqual(expected);
        expect(mergeTexts({ base, yours: other, fresh: other })).toEqual(expected);
      }),
    );
  });

  test('merging a clean result again changes nothing', () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, yours, fresh) => {
        const { text: merged, conflicts } = mergeTexts({ base, yours, fresh });
        fc.pre(conflicts === 0);
        expect(mergeTexts({ base: fresh, yours: merged, fresh })).toEqual({
          text: merged,
          conflicts: 0,
        });
      }),
    );
  });

  test('a difference has as many removed and added lines as the texts differ in length', () => {
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        const marks = unifiedDiff(old, fresh)
          .split('\n')
          .map((line) => line[0]);
        const count = (mark: string) => marks.filter((each) => each === mark).length;
        expect(count('+') - count('-')).toBe(fresh.split('\n').length - old.split('\n').length);
        expect(unifiedDiff(old, fresh) === '').toBe(old === fresh);
      }),
    );
  });
});
