import type { Advice, Advisor } from '@poker-bot/orchestrator/decision/advisor';
import type { Observation } from '@poker-bot/poker/holdem/observation';

/** Advice that only depends on what is seen: checks and calls, and raises the least now and then. */
export function passive(observation: Observation): Advice {
  const { legal } = observation;
  const quiet = legal.check ? ({ type: 'check' } as const) : ({ type: 'call' } as const);
  const raise = legal.raise;
  if (raise === undefined) {
    return { distribution: [{ action: quiet, probability: 1 }], confidence: 1, source: 'FAKE' };
  }
  return {
    distribution: [
      { action: quiet, probability: 0.8 },
      { action: { type: 'raise', to: raise.min }, probability: 0.2 },
    ],
    confidence: 1,
    source: 'FAKE',
  };
}

export function advisor(name: string, advise: Advisor['advise']): Advisor {
  return { name, weight: 1, paid: false, advise };
}

/** Answers after a random number of turns of the event loop, so that hands under way overtake each other. */
export function unsteady(): Advisor {
  let asked = 0;
  return advisor('unsteady', async ({ observation }) => {
    asked += 1;
    for (let turn = 0; turn < (asked * 7) % 5; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return passive(observation);
  });
}
