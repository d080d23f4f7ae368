import type { ActionShare } from '../opponents/action-share.ts';
import type { PlayModel } from './play-model.ts';

type Shares = readonly ActionShare[];

/**
 * A model whose answers are changed, whatever the cards.
 * @param change gives the same for the same list: it is asked once where a model gives one list to many hands
 */
export function changedModel(model: PlayModel, change: (shares: Shares) => Shares): PlayModel {
  return {
    asksSolver: model.asksSolver ?? false,
    shares: (observation, cards) => change(model.shares(observation, cards)),
    at: (view) => {
      const here = model.at?.(view) ?? model;
      const known = new WeakMap<Shares, Shares>();
      return {
        shares: (observation, cards) => {
          const shares = here.shares(observation, cards);
          const before = known.get(shares);
          if (before !== undefined) return before;
          const changed = change(shares);
          known.set(shares, changed);
          return changed;
        },
      };
    },
  };
}
