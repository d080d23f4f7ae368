import { botConfig } from '@poker-bot/shared/config/bot-config';
import type { OpponentConfig } from '@poker-bot/shared/config/opponent-config';
import { expect, test } from 'vitest';
import { isIdentical } from '../../../src/ab/identical.ts';
import { loadOpponent } from '../../../src/config/load-opponents.ts';
import { scriptedBot } from '../../../src/config/scripted-bot.ts';
import { opponentsFolder } from '../../support/test-match.ts';

const script = (name: string) => loadOpponent(opponentsFolder, name);
const renamed = (opponent: OpponentConfig) =>
  scriptedBot({ ...opponent, name: 'other', description: 'The same under another name' });
const maniac = script('maniac');

test('a bot differs in nothing from one that is described besides', () => {
  const bot = { name: 'bot', advisors: [{ type: 'heuristic' }] };
  const described = { ...bot, name: 'other', description: 'Plays alike', $schema: 'bot.json' };
  expect(isIdentical(botConfig.parse(bot), botConfig.parse(described))).toBe(true);
});

test('a copy of a scripted opponent differs in nothing, whatever it is called', () => {
  expect(isIdentical(scriptedBot(maniac), renamed(maniac))).toBe(true);
});

test('a bot that hears one script alone differs in nothing from that script', () => {
  const advisors = [{ type: 'scripted', opponent: maniac }];
  const bot = botConfig.parse({ name: 'wild', advisors });
  expect(isIdentical(scriptedBot(maniac), bot)).toBe(true);
});

test('scripts that play otherwise are told apart, and so is a weight in a blend', () => {
  expect(isIdentical(scriptedBot(maniac), scriptedBot(script('calling_station')))).toBe(false);
  const [one, other] = [1, 2].map((weight) =>
    botConfig.parse({
      name: 'blend',
      advisors: [{ type: 'scripted', opponent: maniac, weight }, { type: 'heuristic' }],
    }),
  );
  expect(isIdentical(one!, other!)).toBe(false);
});

test('one that raises to any amount draws it by its name: under another it plays other hands', () => {
  const random = script('random');
  expect(isIdentical(scriptedBot(random), scriptedBot(random))).toBe(true);
  expect(isIdentical(scriptedBot(random), renamed(random))).toBe(false);
});
