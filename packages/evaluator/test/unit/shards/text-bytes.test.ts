import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextBytes, textOf } from '../../../src/shards/text-bytes.ts';

test('texts come out as they went in, joined, however much memory they began with', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.integer({ min: 0, max: 64 }),
      (texts, capacity) => {
        const bytes = new TextBytes(capacity);
        for (const text of texts) bytes.add(text);
        expect(textOf(bytes.bytes)).toBe(texts.join(''));
      },
    ),
  );
});

test('bytes are in memory of their own, so that passing them on takes nothing else away', () => {
  const bytes = new TextBytes();
  bytes.add('hand');
  const { buffer } = bytes.bytes;
  const [passed] = structuredClone([bytes.bytes], { transfer: [buffer] });
  expect(textOf(passed as Uint8Array)).toBe('hand');
  expect(buffer.byteLength).toBe(0);
});
