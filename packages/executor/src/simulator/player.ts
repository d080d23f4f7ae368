import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

/** Someone at a simulator's table: gets one seat's view, gives an action. */
export interface Player {
  readonly name: string;
  act(observation: Observation): Action | Promise<Action>;
}
