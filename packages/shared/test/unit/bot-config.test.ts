import { describe, expect, test } from 'vitest';
import { botConfig } from '../../src/config/bot-config.ts';
import { stylesIn } from '../../src/evaluation/styles-in.ts';

const plain = { name: 'bot', advisors: [{ type: 'heuristic' }] };
const styles = (style: unknown) => botConfig.parse({ ...plain, style }).style;

describe('the style of a bot', () => {
  test('is as it is written, and what is not said of it changes nothing', () => {
    expect(styles({ aggression: 2, looseness: 0.5 })).toEqual({ aggression: 2, looseness: 0.5 });
    expect(styles({ aggression: 2 })).toEqual({ aggression: 2, looseness: 1 });
  });

  test.each([[{}], [{ aggression: 1 }], [{ aggression: 1, looseness: 1 }]])(
    'that changes nothing, %j, makes the same configuration as none',
    (style) => {
      const neutral = botConfig.parse({ ...plain, style });
      expect(JSON.stringify(neutral)).toBe(JSON.stringify(botConfig.parse(plain)));
      expect(neutral).toStrictEqual(botConfig.parse(plain));
    },
  );

  test('reads its own output: a manifest holds what was read', () => {
    for (const style of [undefined, { looseness: 3 }]) {
      const read = botConfig.parse({ ...plain, ...(style && { style }) });
      expect(botConfig.parse(JSON.parse(JSON.stringify(read)))).toStrictEqual(read);
    }
  });

  test.each([
    [{ aggression: 0 }],
    [{ looseness: -1 }],
    [{ aggression: 101 }],
    [{ looseness: '2' }],
    [{ aggresion: 2 }],
  ])('%j is refused', (style) => {
    expect(botConfig.safeParse({ ...plain, style }).success).toBe(false);
  });
});

describe('the styles in a manifest', () => {
  const bold = { name: 'bold', style: { aggression: 2, looseness: 1 } };

  test('are told by bot, wherever the manifest has it', () => {
    const words = 'aggression × 2, looseness × 1';
    expect(stylesIn({ suite: 'smoke', bot: bold })).toEqual([{ bot: 'bold', words }]);
    expect(stylesIn({ a: { name: 'calm' }, b: bold })).toEqual([{ bot: 'B bold', words }]);
    expect(stylesIn({ bots: [{ name: 'calm' }, bold] })).toEqual([{ bot: 'bold', words }]);
  });

  test('are none where no bot has one, and where there is no bot', () => {
    expect(stylesIn({ bot: plain })).toEqual([]);
    expect(stylesIn({ bot: null })).toEqual([]);
    expect(stylesIn('nothing')).toEqual([]);
  });
});
