import { afterEach, beforeEach, expect, test } from 'vitest';
import { advice, fakeAdvisor, raise } from '../../support/fake-advisor.ts';
import { play } from '../../support/play-session.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;
beforeEach(() => {
  kit = new SessionKit();
});
afterEach(() => kit.remove());

/** As often the smallest raise as a check or a call. */
const undecided = fakeAdvisor('undecided', ({ observation: { legal } }) => {
  const passive = { type: legal.check ? 'check' : 'call' } as const;
  return advice(
    legal.raise === undefined
      ? [[passive, 1]]
      : [
          [passive, 0.5],
          [raise(legal.raise.min), 0.5],
        ],
  );
});

test.each([
  ['as its advisors say', {}, 0.5],
  ['in the style of its configuration', { aggression: 4 }, 0.8],
])('a session plays %s, and its log has what was drawn from', async (_, style, expected) => {
  kit.advisors = [undecided];
  kit.style = style;
  await play(kit, { hands: 10 });
  const mixed = (await kit.records())
    .flatMap(({ decisions = [] }) => decisions)
    .filter(({ distribution }) => distribution.length > 1);
  expect(mixed.length).toBeGreaterThan(0);
  for (const { distribution } of mixed) {
    expect(distribution[1]).toEqual([expect.stringMatching(/^cbr /), expected]);
  }
});
