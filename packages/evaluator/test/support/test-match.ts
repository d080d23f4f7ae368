import { join } from 'node:path';
import type { Advisor } from '@poker-bot/orchestrator/decision/advisor';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import { loadOpponents } from '../../src/config/load-opponents.ts';
import { Bot } from '../../src/match/bot.ts';
import { inOrder } from '../../src/match/in-order.ts';
import { Match, type MatchHand } from '../../src/match/match.ts';
import { createOpponent, type Opponent } from '../../src/opponents/scripted-player.ts';

export const opponentsFolder = join(import.meta.dirname, '../../../../config/opponents');
export const table = { startingStack: 10_000, smallBlind: 50, bigBlind: 100, ante: 0 };

export const testBot = botConfig.parse({ name: 'bot', advisors: [{ type: 'heuristic' }] });

export interface Member {
  readonly name: string;
  readonly opponent: Opponent;
}

export interface TestMatch {
  /** What its model is made of; its advisors are those that are given. */
  readonly config?: BotConfig;
  readonly advisors: readonly Advisor[];
  /** Names in `config/opponents`, or players made for the test. */
  readonly opponents: readonly (string | Member)[];
  readonly seed?: string;
  readonly decisionLimitMs?: number;
  readonly notesLuck?: boolean;
  readonly startingStack?: number;
}

export function testMatch({
  config = testBot,
  advisors,
  opponents,
  seed = 'test',
  decisionLimitMs = 5_000,
  notesLuck = false,
  startingStack = table.startingStack,
}: TestMatch): Match {
  const { signal } = new AbortController();
  const clock = systemClock;
  const bot = new Bot({ config, advisors, clock, runId: 'test', decisionLimitMs, signal });
  const field = opponents.map((each) => (typeof each === 'string' ? scripted(each) : each));
  return new Match({ seed, table: { ...table, startingStack }, bot, field, notesLuck });
}

function scripted(name: string): Member {
  const [config] = loadOpponents(opponentsFolder, [name]);
  if (config === undefined) throw new Error(`No opponent ${name}`);
  return { name, opponent: createOpponent(config) };
}

export async function playAll(
  match: Match,
  { hands, width = 1 }: { hands: number; width?: number },
) {
  const { signal } = new AbortController();
  const played: MatchHand[] = [];
  const all = inOrder({ from: 0, to: hands, width, signal, task: (index) => match.play(index) });
  for await (const hand of all) played.push(hand);
  return played.map(({ timing, line }) => ({ timing, line: line() }));
}
