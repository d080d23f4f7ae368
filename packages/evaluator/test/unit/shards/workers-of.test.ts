import { availableParallelism } from 'node:os';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { expect, test } from 'vitest';
import { workersOf } from '../../../src/shards/open-source.ts';

type Asked = Parameters<typeof workersOf>[0];

const advisorOf = (type: string) => (type === 'scripted' ? { type, opponent: 'maniac' } : { type });

/** How many threads play a run, where it is not said. */
function workers(hands: number, { advisors, opponent }: { advisors: string[]; opponent: string }) {
  const bot = botConfig.parse({ name: 'bot', advisors: advisors.map(advisorOf) });
  const opponents = [{ kind: opponent }];
  const manifest = { suite: 'smoke', settings: { hands }, bot, opponents };
  return workersOf({ manifest, workers: undefined } as unknown as Asked);
}

const scripted = 'scripted';
const response = 'local-best-response';

test('hands that wait for a service are played by one thread, unless a local best response works at them in between', () => {
  expect(workers(1e6, { advisors: ['heuristic'], opponent: scripted })).toBe(
    availableParallelism(),
  );
  expect(workers(1e6, { advisors: ['scripted'], opponent: scripted })).toBe(availableParallelism());
  expect(workers(1e6, { advisors: ['solver'], opponent: scripted })).toBe(1);
  expect(workers(1e6, { advisors: ['solver'], opponent: response })).toBe(availableParallelism());
});

test('a bot that pays for advice is played by one thread', () => {
  expect(workers(1e6, { advisors: ['solver', 'agents'], opponent: response })).toBe(1);
});

test('threads are not started for a few hands', () => {
  expect(workers(200, { advisors: ['solver'], opponent: response })).toBe(1);
  expect(workers(2_000, { advisors: ['heuristic'], opponent: scripted })).toBe(1);
});
