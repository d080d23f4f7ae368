import { parseCards } from '@poker-bot/poker/cards/card';
import { describe, expect, test } from 'vitest';
import { heuristicAdvisor } from '../../../src/advisors/heuristic-advisor.ts';
import { adviceFault } from '../../../src/decision/advice-fault.ts';
import { call, raise } from '../../support/fake-advisor.ts';
import { anySpot, spot } from '../../support/spots.ts';

const advisor = heuristicAdvisor({ name: 'heuristic', weight: 1, samples: 50 });
const { signal } = new AbortController();

async function distribution(observation: ReturnType<typeof spot>) {
  const advice = await advisor.advise({ observation, seed: 's', sessionId: '', signal });
  return advice.distribution;
}

describe('the heuristic', () => {
  test('gives legal advice that sums to 1, anywhere', async () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const observation = anySpot(seed);
      const advice = await advisor.advise({ observation, seed: 's', sessionId: '', signal });
      expect(adviceFault(advice, observation.legal)).toBeUndefined();
    }
  });

  test('never folds where checking is free', async () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const observation = anySpot(seed);
      if (!observation.legal.check) continue;
      const types = (await distribution(observation)).map(({ action }) => action.type);
      expect(types).not.toContain('fold');
    }
  });

  test('raises aces, and folds seven-deuce to an all-in', async () => {
    const aces = { ...spot(), hole: parseCards('AsAh') };
    expect((await distribution(aces))[0]).toMatchObject({
      action: { type: 'raise' },
      probability: 0.85,
    });
    const trash = { ...spot([raise(20_000)]), hole: parseCards('7s2h') };
    expect(await distribution(trash)).toEqual([{ action: { type: 'fold' }, probability: 1 }]);
  });

  test('calls a small bet with a hand that is ahead often enough', async () => {
    const observation = {
      ...spot([call, raise(200)]),
      hole: parseCards('9s8s'),
    };
    expect((await distribution(observation)).map(({ action }) => action)).toEqual([call]);
  });

  test('says the same for the same seed', async () => {
    const observation = anySpot(3);
    const ask = () => advisor.advise({ observation, seed: 'x', sessionId: '', signal });
    expect(await ask()).toEqual(await ask());
  });
});
