import { describe, expect, test } from 'vitest';
import { blend } from '../../../src/decision/blend.ts';
import { advice, call, check, fold, raise } from '../../support/fake-advisor.ts';
import { spot } from '../../support/spots.ts';

const facingBlind = spot();
const freeCheck = spot([call]);

describe('a blend', () => {
  test('weighs each advice by weight times confidence', () => {
    const blended = blend(
      [
        { advice: advice([[fold, 1]], { confidence: 0.5 }), weight: 2 },
        { advice: advice([[call, 1]], { confidence: 0.25 }), weight: 12 },
      ],
      facingBlind,
    );
    expect(blended).toEqual([
      { action: fold, probability: 0.25 },
      { action: call, probability: 0.75 },
    ]);
  });

  test('counts a fold as a check where checking is free', () => {
    const blended = blend(
      [
        {
          advice: advice([
            [fold, 0.5],
            [raise(300), 0.5],
          ]),
          weight: 1,
        },
      ],
      freeCheck,
    );
    expect(blended).toEqual([
      { action: check, probability: 0.5 },
      { action: raise(300), probability: 0.5 },
    ]);
  });

  test('joins raises to nearly the same amount under the likelier one', () => {
    // The pot is 150: amounts closer than 15 are one.
    const blended = blend(
      [
        { advice: advice([[raise(300), 1]]), weight: 2 },
        {
          advice: advice([
            [raise(310), 0.5],
            [raise(600), 0.5],
          ]),
          weight: 2,
        },
      ],
      facingBlind,
    );
    expect(blended).toEqual([
      { action: raise(300), probability: 0.75 },
      { action: raise(600), probability: 0.25 },
    ]);
  });

  test('sorts fold, check, call, then raises from small to big', () => {
    const blended = blend(
      [
        {
          advice: advice([
            [raise(900), 0.25],
            [call, 0.25],
            [raise(300), 0.25],
            [fold, 0.25],
          ]),
          weight: 1,
        },
      ],
      facingBlind,
    );
    expect(blended.map(({ action }) => action)).toEqual([fold, call, raise(300), raise(900)]);
  });

  test('is empty when nobody has any weight', () => {
    expect(blend([], facingBlind)).toEqual([]);
    expect(blend([{ advice: advice([[call, 1]]), weight: 0 }], facingBlind)).toEqual([]);
    expect(
      blend([{ advice: advice([[call, 1]], { confidence: 0 }), weight: 1 }], facingBlind),
    ).toEqual([]);
  });

  test('drops what has no probability', () => {
    const blended = blend(
      [
        {
          advice: advice([
            [fold, 0],
            [call, 1],
          ]),
          weight: 1,
        },
      ],
      facingBlind,
    );
    expect(blended).toEqual([{ action: call, probability: 1 }]);
  });
});
