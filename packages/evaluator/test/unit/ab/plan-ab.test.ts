import { expect, test } from 'vitest';
import { type AbRequest, abSettings } from '../../../src/ab/plan-ab.ts';
import { smokeConfig } from '../../../src/config/smoke-config.ts';
import { table } from '../../support/test-match.ts';

const config = smokeConfig.parse({ opponents: ['maniac'], table });
const handsOf = (request: Partial<AbRequest>, handCap: number) =>
  abSettings({ untilDecided: false, opponents: [], ...request }, { config, handCap }).hands;

test('hands are rounded up to whole pairs, and never beyond the cap', () => {
  expect(handsOf({ hands: 99 }, 100)).toBe(100);
  expect(() => handsOf({ hands: 101 }, 101)).toThrow('102 hands are more than one run may play');
  expect(() => handsOf({ maxHands: 9, opponents: ['maniac'], seats: 3 }, 11)).toThrow('12 hands');
});

test('where nobody says how many, as many whole pairs as the cap allows', () => {
  expect(handsOf({}, 1_000_000)).toBe(20_000);
  expect(handsOf({ opponents: ['maniac'], seats: 3 }, 20_001)).toBe(19_998);
  expect(() => handsOf({}, 1)).toThrow('2 hands are more than one run may play');
});
