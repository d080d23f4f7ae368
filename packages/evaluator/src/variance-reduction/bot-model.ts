import { styled } from '@poker-bot/orchestrator/decision/styled';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { AdvisorConfig, BotConfig } from '@poker-bot/shared/config/bot-config';
import { type ActionShare, isSameAction } from '../opponents/action-share.ts';
import { opponentOf } from '../opponents/opponent-of.ts';
import { scriptConfidence, scriptOf } from '../opponents/scripted-advisor.ts';
import { changedModel } from './changed-model.ts';
import type { KnownCards } from './known-cards.ts';
import { heuristicModel, modelOf, type PlayModel } from './play-model.ts';
import { SolverModel } from './solver-model/solver-model.ts';

/** How sure of itself an advisor usually is: its weight in the blend is multiplied by that. */
const confidences = { solver: 0.6, heuristic: 0.5, scripted: scriptConfidence } as const;
/** What an advisor has to say less than this share in is not asked for its model. */
const leastShare = 0.02;

/** One for all bots: those that play each other are asked about the same deals. */
const solverModel = new SolverModel();

interface Voice {
  readonly model: PlayModel;
  /** Sums to 1 over all of them. */
  readonly share: number;
}

type SingleShare = Extract<ActionShare, { type: 'one' }>;
type Modelled = Exclude<AdvisorConfig, { type: 'agents' }>;

/** Whether there is a model of the advisor: nobody foretells what a language model advises. */
export function isModelled(advisor: AdvisorConfig): advisor is Modelled {
  return advisor.type !== 'agents';
}

/**
 * How a bot is taken to play: the blend of what its advisors are taken to say, those left out that there is no model of. Of advisors
 * in a service it is an imitation, since asking them costs what hands cost. A style is put on it as on the bot.
 */
export function botModel({ advisors, decision, style }: BotConfig): PlayModel {
  const voices = voicesOf(advisors);
  const [first = { model: heuristicModel, share: 1 }] = voices;
  const blended = voices.length < 2 ? first.model : blendOf(voices);
  const leaning =
    style === undefined
      ? blended
      : changedModel(blended, (shares) => styled(single(shares), style));
  return decision.selection === 'sample' ? leaning : changedModel(leaning, likeliest);
}

function voicesOf(advisors: readonly AdvisorConfig[]): readonly Voice[] {
  const weighted = advisors
    .filter(isModelled)
    .map((advisor) => ({ advisor, share: advisor.weight * confidences[advisor.type] }));
  const total = weighted.reduce((sum, { share }) => sum + share, 0);
  const heard = weighted.filter(({ share }) => share > leastShare * total);
  const kept = heard.reduce((sum, { share }) => sum + share, 0);
  return heard.map(({ advisor, share }) => ({
    model: modelOfAdvisor(advisor),
    share: share / kept,
  }));
}

function modelOfAdvisor(advisor: Modelled): PlayModel {
  switch (advisor.type) {
    case 'solver':
      return solverModel;
    case 'heuristic':
      return heuristicModel;
    case 'scripted':
      return modelOf(opponentOf(scriptOf(advisor)));
  }
}

function blendOf(voices: readonly Voice[]): PlayModel {
  return {
    asksSolver: voices.some(({ model }) => model === solverModel),
    shares: blendedShares(voices),
    at: (view) => ({
      shares: blendedShares(
        voices.map(({ model, share }) => ({ model: model.at?.(view) ?? model, share })),
      ),
    }),
  };
}

function blendedShares(voices: readonly Voice[]): PlayModel['shares'] {
  return (observation: Observation, cards: KnownCards) => {
    const blend: { type: 'one'; action: Action; probability: number }[] = [];
    for (const { model, share: weight } of voices) {
      for (const { action, probability } of single(model.shares(observation, cards))) {
        const known = blend.find((entry) => isSameAction(entry.action, action));
        if (known === undefined)
          blend.push({ type: 'one', action, probability: weight * probability });
        else known.probability += weight * probability;
      }
    }
    return blend;
  };
}

function likeliest(shares: readonly ActionShare[]): readonly ActionShare[] {
  const [first, ...others] = single(shares);
  if (first === undefined) return shares;
  const most = others.reduce(
    (best, each) => (each.probability > best.probability ? each : best),
    first,
  );
  return [{ type: 'one', action: most.action, probability: 1 }];
}

/** Raises to any amount count as one to the middle. */
function single(shares: readonly ActionShare[]): readonly SingleShare[] {
  return shares.map((share) => {
    if (share.type === 'one') return share;
    const to = Math.floor((share.min + share.max) / 2);
    return { type: 'one', action: { type: 'raise', to }, probability: share.probability };
  });
}
