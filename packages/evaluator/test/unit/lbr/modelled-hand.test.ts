import { type Card, parseCards } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import type { Street } from '@poker-bot/poker/holdem/street';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import { comboAt, comboCount, comboIndex } from '@poker-bot/poker/ranges/combo';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { expect, test, vi } from 'vitest';
import { loadOpponent } from '../../../src/config/load-opponents.ts';
import { botStrategy } from '../../../src/lbr/bot-strategy.ts';
import { ModelledHand } from '../../../src/lbr/modelled-hand.ts';
import { tableRules } from '../../../src/match/table-rules.ts';
import { botModel } from '../../../src/variance-reduction/bot-model.ts';
import { DealKnowledge } from '../../../src/variance-reduction/deal-knowledge.ts';
import type { PlayModel } from '../../../src/variance-reduction/play-model.ts';
import {
  actionOf,
  classOf,
  moveClasses,
} from '../../../src/variance-reduction/solver-model/move-class.ts';
import { opponentsFolder, table } from '../../support/test-match.ts';

vi.setConfig({ testTimeout: 60_000 });

const bot = (type: string) => botConfig.parse({ name: 'bot', advisors: [{ type }] });
const streets = ['preflop', 'turn', 'river'] as const;

/** A spot of a street, reached with a raise before the flop and now and then a bet. */
function spotOn(street: Street, random: Random): Observation {
  const deck = shuffledDeck(random);
  const hand = Hand.start(tableRules(table, 2));
  advance(hand, deck);
  if (street !== 'preflop' || random.float() < 0.5) hand.act({ type: 'raise', to: 250 });
  while (hand.street !== street) {
    const { raise, check } = hand.legalActions();
    if (check && raise !== undefined && random.float() < 0.3)
      hand.act({ type: 'raise', to: raise.min });
    else hand.act({ type: check ? 'check' : 'call' });
    advance(hand, deck);
  }
  return observe(hand, { seat: hand.actor ?? 0, handId: '' });
}

/** Everything that can be done, once for each class that a model tells apart. */
function doneIn(observation: Observation): Action[] {
  const sizes = { small: 0.4, middle: 0.6, pot: 1, over: 1.5 };
  const actions = moveClasses.map((move) =>
    actionOf(move, { observation, size: move in sizes ? sizes[move as keyof typeof sizes] : 1 }),
  );
  return [...new Map(actions.map((action) => [classOf(action, observation), action])).values()];
}

/** How likely a model does something with a holding, asked about a deal in which the player in turn has it. */
function chanceIn(
  model: PlayModel,
  { observation, hole, done }: { observation: Observation; hole: readonly Card[]; done: Action },
): number {
  const { seat, board } = observation;
  const others = shuffledDeck(createRandom('others')).filter(
    (card) => !hole.includes(card) && !board.includes(card),
  );
  const holes = seat === 0 ? [...hole, ...others.slice(0, 2)] : [...others.slice(0, 2), ...hole];
  const deck = [...holes, ...board, ...others.slice(2)];
  const deal = new DealKnowledge({ deck, random: createRandom('deal'), boards: 1 });
  const itsClass = classOf(done, observation);
  return model
    .shares({ ...observation, hole }, deal)
    .filter((share) => share.type === 'one' && classOf(share.action, observation) === itsClass)
    .reduce((sum, { probability }) => sum + probability, 0);
}

test.each(streets)(
  'on the %s each holding does what the model says of a deal in which it is held',
  (street) => {
    const model = botModel(bot('solver'));
    for (let spot = 0; spot < 4; spot += 1) {
      const observation = spotOn(street, createRandom(`${street} ${spot}`));
      const hand = new ModelledHand(model, createRandom('asker'));
      for (const done of doneIn(observation)) {
        const chances = hand.chances(done, observation);
        for (let index = spot; index < comboCount; index += 41) {
          const hole = comboAt(index);
          const isDealt = hole.some((card) => observation.board.includes(card));
          const expected = isDealt ? 0 : chanceIn(model, { observation, hole, done });
          expect(chances[index]).toBeCloseTo(expected, 9);
        }
      }
    }
  },
);

test('every holding that can be does something', () => {
  for (const street of [...streets, 'flop'] as const) {
    const observation = spotOn(street, createRandom(street));
    const hand = new ModelledHand(botModel(bot('solver')), createRandom('asker'));
    const all = doneIn(observation).map((done) => hand.chances(done, observation));
    for (let index = 0; index < comboCount; index += 1) {
      const isDealt = comboAt(index).some((card) => observation.board.includes(card));
      const sum = all.reduce((total, chances) => total + (chances[index] ?? 0), 0);
      expect(sum).toBeCloseTo(isDealt ? 0 : 1, 9);
    }
  }
});

test.each([
  ['as it does', bot('heuristic')],
  ['in a style', { ...bot('heuristic'), style: { aggression: 5, looseness: 1 } }],
])(
  'of a bot that plays %s what the heuristic says the model says what is known exactly',
  (_, config) => {
    for (const street of streets) {
      const observation = spotOn(street, createRandom(`known ${street}`));
      const random = createRandom('asker');
      const exact = botStrategy(config).inHand(random);
      const modelled = new ModelledHand(botModel(config), random);
      const type = observation.legal.check ? 'check' : 'fold';
      const [one, other] = [exact, modelled].map((hand) => hand.chances({ type }, observation));
      for (let index = 0; index < comboCount; index += 1) {
        if (comboAt(index).some((card) => observation.board.includes(card))) continue;
        expect(other![index]).toBeCloseTo(one![index]!, 9);
      }
    }
  },
);

test('a script is known for every holding, also where it plays suits of a class otherwise', () => {
  const opponent = structuredClone(loadOpponent(opponentsFolder, 'maniac'));
  if (opponent.kind !== 'scripted') throw new Error('The maniac has ranges');
  for (const ranges of Object.values(opponent.preflop.unopened)) {
    ranges.raise = 'AsKs';
    ranges.call = 'AhKh';
  }
  const advisors = [{ type: 'scripted', opponent }];
  const unopened = Hand.start(tableRules(table, 2));
  advance(unopened, shuffledDeck(createRandom('deck')));
  const observation = observe(unopened, { seat: unopened.actor ?? 0, handId: '' });
  const strategy = botStrategy(botConfig.parse({ name: 'suited', advisors }));
  const hand = strategy.inHand(createRandom('asker'));
  const raises = hand.chances({ type: 'raise', to: 400 }, observation);
  const held = (text: string) => comboIndex(...(parseCards(text) as [Card, Card]));
  expect(raises[held('AsKs')]).toBe(1);
  expect(raises[held('AhKh')]).toBe(0);
  expect(Array.from(raises).filter((chance) => chance > 0)).toHaveLength(1);
});
