import fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, trusted } from '../../../src/report/markup/element.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

const read = (text: string) => text.replace(/&(#?\w+);/g, (_, name) => entities[name] ?? '');

test('whatever a text holds, it stays text: inside and in attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, value) => {
      const { text: markup } = element('p', { title: value }, text);
      const parts = /^<p title="([^<>"']*)">([^<>"']*)<\/p>$/.exec(markup);
      expect(parts).not.toBeNull();
      expect(read(parts?.[2] ?? '')).toBe(text);
    }),
  );
});

test('elements stand inside each other, and what is absent is left out', () => {
  const list = element('ul', { class: undefined, hidden: true }, [
    element('li', {}, 1),
    null,
    element('li', { id: 'a&b' }, 'x', undefined, 'y'),
  ]);

  expect(list.text).toBe('<ul hidden=""><li>1</li><li id="a&amp;b">xy</li></ul>');
  expect(element('p', {}, 'a', element('br', {}), 'b').text).toBe('<p>a<br>b</p>');
  expect(element('style', {}, trusted('a>b{}')).text).toBe('<style>a>b{}</style>');
});

test('what cannot be printed is told by a mark', () => {
  expect(element('p', {}, 'a\0b\x1b[31mc\td').text).toBe('<p>a\ufffdb\ufffd[31mc\td</p>');
});

test('marks that turn the direction of text do not get through', () => {
  expect(element('p', {}, 'user\u202etxt.exe').text).toBe('<p>user\ufffdtxt.exe</p>');
});
