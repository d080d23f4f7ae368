import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { botStrategy } from '../../packages/evaluator/src/lbr/bot-strategy.ts';
import { FollowedHand } from '../../packages/evaluator/src/lbr/followed-hand.ts';
import { tableRules } from '../../packages/evaluator/src/match/table-rules.ts';
import { DealStrengths } from '../../packages/evaluator/src/opponents/hand-strength.ts';
import { createOpponent } from '../../packages/evaluator/src/opponents/scripted-player.ts';
import { RunningMoments } from '../../packages/evaluator/src/statistics/running-moments.ts';
import { playHand } from '../../packages/executor/src/simulator/play-hand.ts';
import type { Player } from '../../packages/executor/src/simulator/player.ts';
import type { Card } from '../../packages/poker/src/cards/card.ts';
import { shuffledDeck } from '../../packages/poker/src/cards/deck.ts';
import { createRandom, type Random } from '../../packages/poker/src/random/random.ts';
import { comboCount, comboIndex } from '../../packages/poker/src/ranges/combo.ts';
import { botConfig } from '../../packages/shared/src/config/bot-config.ts';
import { opponentConfig } from '../../packages/shared/src/config/opponent-config.ts';
import { advise } from '../../services/solver/src/heuristic/advise.ts';

const caller = opponentConfig.parse(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../config/opponents/calling_station.json'), 'utf8'),
  ),
);
const strategy = botStrategy(botConfig.parse({ name: 'bot', advisors: [{ type: 'solver' }] }));
const rules = tableRules({ startingStack: 10_000, smallBlind: 50, bigBlind: 100, ante: 0 }, 2);

/** The solver of this version, drawing from what it advises. */
function solver(random: Random): Player {
  return {
    name: 'solver',
    act: (observation) => {
      const { distribution } = advise(observation, { samples: 400, seed: `${random.float()}` });
      let left = random.float();
      const drawn = distribution.find(({ probability }) => {
        left -= probability;
        return left < 0;
      });
      return (drawn ?? distribution[0]!).action;
    },
  };
}

/** At each of its turns after the flop: how much likelier what the solver holds is believed to be than any holding, as a logarithm. */
async function gainsOf(random: Random): Promise<number[]> {
  const deck = shuffledDeck(random.fork('deck'));
  const [first, second] = deck as [Card, Card];
  const followed = new FollowedHand(strategy.inHand(random.fork('belief')));
  const strengths = new DealStrengths();
  const other = createOpponent(caller).seat({ random: random.fork('caller'), strengths });
  const gains: number[] = [];
  const watching: Player = {
    name: 'watching',
    act: (observation) => {
      if (observation.board.length > 0) {
        const { belief } = followed.upTo(observation);
        let possible = 0;
        let all = 0;
        for (let index = 0; index < comboCount; index += 1) {
          if (belief.weight(index) > 0) possible += 1;
          all += belief.weight(index);
        }
        gains.push(Math.log((belief.weight(comboIndex(first, second)) * possible) / all));
      }
      return other.act(observation);
    },
  };
  const players = [solver(random.fork('solver')), watching];
  await playHand({ handId: '', rules, deck, players });
  return gains;
}

test('by the model of the solver its holdings are believed to be likelier than others, the more so the longer the hand', async () => {
  const [early, late] = [new RunningMoments(), new RunningMoments()];
  for (let deal = 0; deal < 60; deal += 1) {
    const gains = await gainsOf(createRandom(`belief ${deal}`));
    if (gains[0] !== undefined) early.add(gains[0]);
    if (gains.length > 1) late.add(gains.at(-1) ?? 0);
  }
  for (const { mean, variance = 0, count } of [early, late]) {
    expect(mean).toBeGreaterThan(4 * Math.sqrt(variance / count));
  }
  expect(late.mean).toBeGreaterThan(early.mean);
});
