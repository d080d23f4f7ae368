import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import { Range } from '@poker-bot/poker/ranges/range';
import type { PreflopConfig } from '@poker-bot/shared/config/opponent-config';
import type { IntentionShare } from './action-share.ts';
import { carryOn, giveUp, type Intention } from './intention.ts';

interface RangePair {
  readonly raise: Range | undefined;
  readonly call: Range | undefined;
}

interface PairByPosition {
  readonly early: RangePair;
  readonly late: RangePair;
}

type Situation = 'unopened' | 'versusRaise' | 'versusReraise';

/** Plays the hands of its ranges before the flop. */
export class PreflopPolicy {
  readonly #config: PreflopConfig;
  readonly #ranges: Readonly<Record<Situation, PairByPosition>>;

  /** @throws Error when a range does not parse */
  constructor(config: PreflopConfig) {
    this.#config = config;
    this.#ranges = {
      unopened: parseBoth(config.unopened),
      versusRaise: parseBoth(config.versusRaise),
      versusReraise: parseBoth(config.versusReraise),
    };
  }

  decide(observation: Observation, random: Random): Intention {
    const { raise, call } = this.#weights(observation);
    const drawn = random.float();
    if (drawn < raise) return { type: 'raise', to: this.#raiseTo(observation) };
    return drawn < raise + call ? carryOn : giveUp;
  }

  /** How often `decide` answers what. */
  shares(observation: Observation): IntentionShare[] {
    const { raise, call } = this.#weights(observation);
    const played = Math.min(1, raise + call);
    return [
      { intention: { type: 'raise', to: this.#raiseTo(observation) }, probability: raise },
      { intention: carryOn, probability: played - raise },
      { intention: giveUp, probability: 1 - played },
    ];
  }

  #weights(observation: Observation): { readonly raise: number; readonly call: number } {
    const pair = this.#ranges[this.#situation(observation)][positionOf(observation)];
    return { raise: weightIn(pair.raise, observation), call: weightIn(pair.call, observation) };
  }

  #situation(observation: Observation): Situation {
    const raises = raisesOf(observation);
    if (raises === 0) return 'unopened';
    const big = highestBet(observation) >= this.#config.bigRaise * observation.minimumBet;
    return raises === 1 && !big ? 'versusRaise' : 'versusReraise';
  }

  #raiseTo(observation: Observation): number {
    if (raisesOf(observation) > 0) return this.#config.reraiseFactor * highestBet(observation);
    const limpers = observation.actions.filter(({ action }) => action.type === 'call').length;
    return (this.#config.openSize + limpers) * observation.minimumBet;
  }
}

function parseBoth(texts: PreflopConfig['unopened']): PairByPosition {
  return { early: parsePair(texts.early), late: parsePair(texts.late) };
}

function parsePair({ raise, call }: { raise: string; call: string }): RangePair {
  return {
    raise: raise === '' ? undefined : Range.parse(raise),
    call: call === '' ? undefined : Range.parse(call),
  };
}

function weightIn(range: Range | undefined, { hole }: Observation): number {
  const [first, second] = hole;
  return range === undefined || first === undefined || second === undefined
    ? 0
    : range.weight(first, second);
}

function positionOf({ seat, seats }: Observation): keyof PairByPosition {
  const blind = seat < 2;
  const button = seat === seats - 1;
  const cutoff = seats >= 5 && seat === seats - 2;
  return blind || button || cutoff ? 'late' : 'early';
}

function raisesOf({ actions }: Observation): number {
  let raises = 0;
  for (const { action } of actions) if (action.type === 'raise') raises += 1;
  return raises;
}

function highestBet({ bets }: Observation): number {
  let highest = 0;
  for (const bet of bets) if (bet > highest) highest = bet;
  return highest;
}
