import { readFileSync } from 'node:fs';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const finished = async (...argv: readonly string[]) => {
  const { out } = await workspace.eval([...argv, '--events']);
  const events = out
    .trim()
    .split('\n')
    .map((line): RunEvent => JSON.parse(line));
  return events.filter((event) => event.type === 'finished');
};

test.each([
  ['smoke', ['smoke', '--hands', '60'], 1],
  ['ab', ['ab', 'default', 'default', '--hands', '40'], 1],
  ['lbr', ['lbr', '--hands', '2'], 1],
  ['league', ['league', 'default', '--guest', 'maniac', '--guest', 'random', '--hands', '6'], 2],
])(
  '%s tells at its end how fast it has played, and keeps that out of its files',
  async (_, argv, runs) => {
    const events = await finished(...argv, '--run-id', 'one');
    expect(events).toHaveLength(runs);
    for (const { summary, handsPerSecond } of events) {
      expect(handsPerSecond).toBeGreaterThan(0);
      const file = workspace.file(`results/eval/${summary.runId}/summary.json`);
      expect(readFileSync(file, 'utf8')).not.toContain('handsPerSecond');
    }
  },
);

test('a run of which nothing was left to play has no rate', async () => {
  await finished('smoke', '--hands', '6', '--run-id', 'one');
  const [again] = await finished('smoke', '--resume', 'one');
  expect(again).toMatchObject({ summary: { runId: 'one' } });
  expect(again).not.toHaveProperty('handsPerSecond');
});
