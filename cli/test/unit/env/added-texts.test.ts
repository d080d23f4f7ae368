import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddedText, PatchReader } from '../../../src/env/audit/repository/added-texts.ts';

const log = [
  '\u0001commit a1',
  ' Merge',
  '',
  ' +++ b/no/path',
  '',
  'diff --combined bot/note.txt',
  'index 1,2..3',
  '--- a/bot/note.txt',
  '+++ b/bot/note.txt',
  '@@@ -7,2 -7,1 +7,4 @@@',
  '- gone',
  '++both',
  ' +of one side',
  '++++ b/no/path',
  '++last',
  '\u0001commit b2',
  ' First',
  '',
  'diff --git a/with space.txt b/with space.txt',
  '--- /dev/null',
  '+++ b/with space.txt\t',
  '@@ -0,0 +1,2 @@',
  '+one',
  '+two',
  '\\ No newline at end of file',
  '',
].join('\n');

function read(pieces: readonly string[]): AddedText[] {
  const texts: AddedText[] = [];
  const reader = new PatchReader((text) => texts.push(text));
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return texts;
}

describe('what commits added', () => {
  test('are their messages, the lines that no parent has, and where they lie', () => {
    expect(read([log])).toEqual([
      { commit: 'a1', path: undefined, line: 1, text: 'Merge\n\n+++ b/no/path\n' },
      { commit: 'a1', path: 'bot/note.txt', line: 7, text: 'both' },
      { commit: 'a1', path: 'bot/note.txt', line: 9, text: '++ b/no/path\nlast' },
      { commit: 'b2', path: undefined, line: 1, text: 'First\n' },
      { commit: 'b2', path: 'with space.txt', line: 1, text: 'one\ntwo' },
    ]);
  });

  test('is the same in whatever pieces it comes', () => {
    const cuts = fc.array(fc.nat({ max: log.length }), { maxLength: 20 });
    fc.assert(
      fc.property(cuts, (places) => {
        const sorted = [0, ...places.sort((one, other) => one - other), log.length];
        const pieces = sorted.slice(1).map((end, index) => log.slice(sorted[index], end));
        expect(read(pieces)).toEqual(read([log]));
      }),
    );
  });

  test('is handed on in pieces that overlap by a line, so that no key is cut', () => {
    const lines = Array.from({ length: 300_000 }, (_, index) => `+line ${index}`);
    const texts = read([`\u0001commit c3\n@@ -0,0 +1,300000 @@\n${lines.join('\n')}`]);
    expect(texts.length).toBeGreaterThan(1);
    for (const { line, text } of texts) expect(text.split('\n')[0]).toBe(`line ${line - 1}`);
    const ends = texts.map(({ line, text }) => line + text.split('\n').length - 1);
    expect(texts.slice(1).map(({ line }) => line)).toEqual(ends.slice(0, -1));
    expect(ends.at(-1)).toBe(300_000);
  });
});
