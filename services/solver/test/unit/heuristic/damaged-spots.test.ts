import type { Observation } from '@poker-bot/poker/holdem/observation';
import { fromWireObservation, toWireObservation } from '@poker-bot/proto/convert/observation';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advise } from '../../../src/heuristic/advise.ts';
import { call, raise, spot } from '../../support/spots.ts';

const sound: readonly Observation[] = [
  spot({ seats: 6, hole: 'AsKh' }),
  spot({ seats: 2, hole: 'JhTh', actions: [raise(700)] }),
  spot({ seats: 2, hole: 'JhTh', board: '9h8c2s', actions: [raise(250), call, raise(400)] }),
  spot({ seats: 3, hole: 'JhTh', board: '9h8c2s', actions: [call, call, raise(300), call, call] }),
];

const chips = fc.oneof(fc.nat(20_000), fc.constantFrom(0, 1, 2 ** 40));
const seatChips = fc.array(chips, { minLength: 1, maxLength: 10 });
const action = fc.record({
  seat: fc.nat(10),
  street: fc.constantFrom('preflop', 'flop', 'turn', 'river'),
  action: fc.oneof(
    fc.constantFrom({ type: 'fold' }, { type: 'check' }, { type: 'call' }),
    fc.record({ type: fc.constant('raise'), to: chips }),
  ),
  amount: chips,
});
const damage = fc.record(
  {
    seat: fc.nat(10),
    seats: fc.nat(11),
    street: fc.constantFrom('preflop', 'flop', 'turn', 'river'),
    hole: fc.array(fc.nat(52), { maxLength: 3 }),
    board: fc.array(fc.nat(52), { maxLength: 6 }),
    stacks: seatChips,
    startingStacks: seatChips,
    bets: seatChips,
    contributed: seatChips,
    folded: fc.array(fc.boolean(), { maxLength: 10 }),
    pot: chips,
    blinds: seatChips,
    antes: seatChips,
    minimumBet: chips,
    actions: fc.array(action, { maxLength: 12 }),
    legal: fc.record({
      seat: fc.nat(3),
      fold: fc.boolean(),
      check: fc.boolean(),
      call: fc.option(chips, { nil: undefined }),
      raise: fc.option(fc.record({ min: chips, max: chips }), { nil: undefined }),
    }),
  },
  { requiredKeys: [] },
);

test('a damaged observation is refused as such or advised on soundly: nothing in between', () => {
  let advised = 0;
  fc.assert(
    fc.property(fc.constantFrom(...sound), damage, (original, change) => {
      // One change at a time, or nearly everything would be refused at the door.
      for (const [name, value] of Object.entries(change)) {
        const damaged = { ...original, [name]: value } as Observation;
        try {
          const observation = fromWireObservation(toWireObservation(damaged));
          const { distribution } = advise(observation, { samples: 10, seed: 's' });
          const total = distribution.reduce((sum, { probability }) => sum + probability, 0);
          expect(total).toBeCloseTo(1, 9);
          advised += 1;
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          expect(error.code).toBe('INVALID_ARGUMENT');
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(advised).toBeGreaterThan(200);
}, 60_000);
