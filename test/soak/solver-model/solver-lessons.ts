import { tableRules } from '../../../packages/evaluator/src/match/table-rules.ts';
import { DealStrengths } from '../../../packages/evaluator/src/opponents/hand-strength.ts';
import { createOpponent } from '../../../packages/evaluator/src/opponents/scripted-player.ts';
import { DealKnowledge } from '../../../packages/evaluator/src/variance-reduction/deal-knowledge.ts';
import {
  classOf,
  type MoveClass,
  moveClasses,
  possibleClasses,
  potShare,
} from '../../../packages/evaluator/src/variance-reduction/solver-model/move-class.ts';
import { OpponentReading } from '../../../packages/evaluator/src/variance-reduction/solver-model/opponent-reading.ts';
import type { Imitation } from '../../../packages/evaluator/src/variance-reduction/solver-model/solver-model.ts';
import { featuresOf } from '../../../packages/evaluator/src/variance-reduction/solver-model/spot-features.ts';
import { playHand } from '../../../packages/executor/src/simulator/play-hand.ts';
import type { Player } from '../../../packages/executor/src/simulator/player.ts';
import { shuffledDeck } from '../../../packages/poker/src/cards/deck.ts';
import type { Observation } from '../../../packages/poker/src/holdem/observation.ts';
import type { HandRules } from '../../../packages/poker/src/holdem/rules.ts';
import type { Random } from '../../../packages/poker/src/random/random.ts';
import {
  type OpponentConfig,
  opponentConfig,
} from '../../../packages/shared/src/config/opponent-config.ts';
import type { ActionProbability, Advice } from '../../../services/solver/src/heuristic/advice.ts';
import { advise } from '../../../services/solver/src/heuristic/advise.ts';
import type { Lesson } from './train-network.ts';

/** Big blinds that hands are played with: mostly the usual hundred. */
const depths = [100, 100, 100, 100, 200, 50, 30, 15];
/** Samples of an equity, as the default bot asks for them. */
const samples = 400;

/** How often players do something else than they mean to. */
const strayShare = 0.12;
/** Big blinds in the middle from which on a spot counts no more for them. */
const mostBigBlinds = 80;

export type SpotKind = 'preflop' | 'postflop';

export interface Lessons {
  readonly preflop: readonly Lesson[];
  readonly postflop: readonly Lesson[];
  readonly sizes: Readonly<Record<SpotKind, Imitation['sizes']>>;
}

/**
 * What the solver advises in spots of heads-up hands that it plays against scripted opponents and against itself.
 * @param deals against each, played from both seats
 */
export async function solverLessons(options: {
  readonly opponents: readonly unknown[];
  readonly deals: number;
  readonly random: Random;
  say(text: string): void;
}): Promise<Lessons> {
  const { deals, random, say } = options;
  const opponents = options.opponents.map((config) => opponentConfig.parse(config));
  const classroom = new Classroom();
  for (const [at, opponent] of [...opponents, undefined, undefined].entries()) {
    say(`${deals} deals against ${opponent?.name ?? 'itself'}`);
    for (let deal = 0; deal < deals; deal += 1) {
      for (const seat of [0, 1]) {
        await classroom.play({
          opponent,
          seat,
          depth: depths[deal % depths.length] ?? 100,
          random: random.fork(at).fork(2 * deal + seat),
        });
      }
    }
  }
  return classroom.lessons;
}

interface Hand {
  /** Undefined: the solver plays itself. */
  readonly opponent: OpponentConfig | undefined;
  readonly seat: number;
  readonly depth: number;
  readonly random: Random;
}

class Classroom {
  readonly #lessons = { preflop: [] as Lesson[], postflop: [] as Lesson[] };
  readonly #sizes = { preflop: new SizeBooks(), postflop: new SizeBooks() };

  async play({ opponent, seat, depth, random }: Hand): Promise<void> {
    const deck = shuffledDeck(random.fork('deck'));
    const deal = new DealKnowledge({ deck, random: random.fork('knowledge'), boards: 1 });
    const reading = new OpponentReading(deck.slice(4, 9));
    const draws = random.fork('actions');
    const student: Player = {
      name: 'solver',
      act: (observation) => {
        const advice = advise(observation, { samples, seed: `${draws.float()}` });
        this.#note(observation, { advice, deal, reading });
        return draw(advice.distribution, draws);
      },
    };
    const strengths = new DealStrengths();
    const other =
      opponent === undefined
        ? student
        : createOpponent(opponent).seat({ random: random.fork('opponent'), strengths });
    const players = (seat === 0 ? [student, other] : [other, student]).map((player) =>
      straying(player, random.fork('strays')),
    );
    await playHand({ handId: '', rules: rulesOf(depth), deck, players });
  }

  #note(
    observation: Observation,
    {
      advice,
      deal,
      reading,
    }: { readonly advice: Advice; readonly deal: DealKnowledge; readonly reading: OpponentReading },
  ): void {
    const kind = observation.street === 'preflop' ? 'preflop' : 'postflop';
    const target = new Float32Array(moveClasses.length);
    for (const { action, probability } of advice.distribution) {
      const move = classOf(action, observation);
      const at = moveClasses.indexOf(move);
      target[at] = (target[at] ?? 0) + probability;
      if (action.type === 'raise')
        this.#sizes[kind].add({
          observation,
          move,
          share: potShare(action.to, observation),
          probability,
        });
    }
    this.#lessons[kind].push({
      inputs: Float32Array.from(featuresOf(observation, { cards: deal, reading })),
      possible: possibleClasses(observation),
      target,
      // A wrong move costs what is in the middle.
      weight: Math.min(mostBigBlinds, observation.pot / observation.minimumBet),
    });
  }

  get lessons(): Lessons {
    const { preflop, postflop } = this.#sizes;
    return { ...this.#lessons, sizes: { preflop: preflop.averages, postflop: postflop.averages } };
  }
}

/** Average sizes of raises, by what they answer and their class. */
class SizeBooks {
  readonly #sums = {
    bet: new Map<MoveClass, [number, number]>(),
    raise: new Map<MoveClass, [number, number]>(),
  };

  add(raise: {
    readonly observation: Observation;
    readonly move: MoveClass;
    readonly share: number;
    readonly probability: number;
  }): void {
    const { observation, move, share, probability } = raise;
    const sums = this.#sums[observation.legal.call === undefined ? 'bet' : 'raise'];
    const [weight, sum] = sums.get(move) ?? [0, 0];
    sums.set(move, [weight + probability, sum + probability * share]);
  }

  get averages(): Imitation['sizes'] {
    const averages = (sums: ReadonlyMap<MoveClass, readonly [number, number]>) =>
      Object.fromEntries(
        [...sums].flatMap(([move, [weight, sum]]) =>
          move === 'all-in' ? [] : [[move, Math.round((1000 * sum) / weight) / 1000]],
        ),
      );
    return { bet: averages(this.#sums.bet), raise: averages(this.#sums.raise) };
  }
}

/** A player who now and then does anything: a value function is asked about lines that hardly anybody plays. */
function straying(player: Player, random: Random): Player {
  return {
    name: player.name,
    act: async (observation) => {
      const meant = await player.act(observation);
      if (random.float() >= strayShare) return meant;
      const { check, call, raise } = observation.legal;
      if (raise !== undefined && random.float() < 0.5) {
        const to = raise.min + (raise.max - raise.min) * random.float() ** 3;
        return { type: 'raise', to: Math.round(to) };
      }
      if (check) return { type: 'check' };
      return call === undefined || random.float() < 0.1 ? { type: 'fold' } : { type: 'call' };
    },
  };
}

function draw(
  distribution: readonly ActionProbability[],
  random: Random,
): ActionProbability['action'] {
  let left = random.float();
  const drawn = distribution.find(({ probability }) => {
    left -= probability;
    return left < 0;
  });
  const chosen = drawn ?? distribution.at(-1);
  if (chosen === undefined) throw new Error('The solver advised nothing');
  return chosen.action;
}

function rulesOf(depth: number): HandRules {
  return tableRules({ startingStack: 100 * depth, smallBlind: 50, bigBlind: 100, ante: 0 }, 2);
}
