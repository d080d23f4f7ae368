import type { Player } from '@poker-bot/executor/simulator/player';
import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { type DecisionDependencies, decide } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import { toDecisionNote } from '../decision/decision-note.ts';

export interface BotPlayerOptions {
  readonly name: string;
  /** What to decide with, asked before each decision. */
  dependencies(): DecisionDependencies;
  onDecision(decision: Decision): void;
}

/** The bot at a table: decides, and keeps what it decided for the record of the hand. */
export class BotPlayer implements Player {
  readonly name: string;
  readonly #options: BotPlayerOptions;
  #notes: DecisionNote[] = [];

  constructor(options: BotPlayerOptions) {
    this.name = options.name;
    this.#options = options;
  }

  async act(observation: Observation): Promise<Action> {
    const decision = await decide(observation, this.#options.dependencies());
    this.#notes.push(toDecisionNote(decision, { observation, latencies: true }));
    this.#options.onDecision(decision);
    return decision.action;
  }

  /** The decisions since the last call. */
  takeNotes(): DecisionNote[] {
    const notes = this.#notes;
    this.#notes = [];
    return notes;
  }
}
