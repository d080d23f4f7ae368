import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import { RunningAgents } from '../../packages/agents/test/support/running-agents.ts';
import { acesHand, phhHand } from '../../packages/evaluator/test/support/recorded-hands.ts';
import { TemporaryWorkspace } from '../../packages/evaluator/test/support/temporary-workspace.ts';

const key = 'sk-the-only-key-that-is-valid';
let provider: ProviderServer;
let agents: RunningAgents;
let workspace: TemporaryWorkspace;

beforeEach(async () => {
  provider = await ProviderServer.start({ keys: [key] });
  agents = await RunningAgents.start({
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: provider.url,
    OPENAI_MODEL: 'test-model',
  });
  workspace = new TemporaryWorkspace();
  const bot = { name: 'talking', advisors: [{ type: 'agents' }, { type: 'heuristic' }] };
  workspace.write('config/bot/talking.bot.json', JSON.stringify(bot));
  workspace.write('hands.phhs', phhHand(1, acesHand));
});
afterEach(async () => {
  workspace[Symbol.dispose]();
  await agents[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const read = (name: string) => readFileSync(workspace.file(`results/eval/${name}`), 'utf8');

async function evaluate(...argv: string[]): Promise<string> {
  const environment = { AGENTS_ADDR: agents.address };
  const { out, err } = await workspace.eval([...argv, '--json'], { environment });
  expect(err).toBe('');
  return out;
}

async function opened(run: string): Promise<{ readonly json: string; readonly text: string }> {
  const json = await evaluate('show', run, '--divergence', '1');
  const { out: text } = await workspace.eval(['show', run, '--divergence', '1']);
  return { json, text };
}

test('what models wrote is in the run, its divergences and its report', async () => {
  const argv = ['shadow', '--from', 'hands.phhs', '--bot', 'talking', '--run-id', 'one'];
  const summary = JSON.parse(await evaluate(...argv));
  expect(summary).toMatchObject({ decisions: 6, degradedDecisions: 0 });

  const { json, text } = await opened('one');
  const { advisors } = JSON.parse(json).divergence;
  const words: string = advisors[0].rationale;
  expect(words).toMatch(/^A byte of the spot's hash is \d+\.$/);
  expect(advisors[1]).not.toHaveProperty('rationale');
  expect(text).toContain(`  agents wrote: “${words}”\n`);
  expect(read('one/decisions.jsonl').split('"rationale":"A byte of')).toHaveLength(7);
  expect(read('one/report.html')).toContain(`which wrote “${words.replace("'", '&#39;')}”`);
});

test('what a replay costs in tokens is what the service has spent on it, to the token', async () => {
  const argv = ['shadow', '--from', 'hands.phhs', '--bot', 'talking', '--run-id', 'paid'];
  const summary = JSON.parse(await evaluate(...argv));
  const { spentTokens } = await agents.client.status();
  expect(spentTokens).toBeGreaterThan(0);
  expect(summary.tokens).toBe(spentTokens);
  expect(JSON.parse(read('paid/summary.json')).tokens).toBe(spentTokens);
  expect(summary.advisors.agents).toMatchObject({ answered: 6 });
});

test('what they wrote is kept with the hands that were played, and in nothing else of them', async () => {
  await evaluate('smoke', '--bot', 'talking', '--hands', '2', '--run-id', 'smoked');
  const lines = read('smoked/hands.jsonl').trim().split('\n');
  const notes = lines
    .flatMap((line) => JSON.parse(line).decisions)
    .flatMap(({ advisors }) => advisors);
  expect(notes.length).toBeGreaterThan(2);
  for (const { name, rationale } of notes) {
    if (name === 'agents') expect(rationale).toMatch(/^A byte of the spot's hash is/);
    else expect(rationale).toBeUndefined();
  }
  expect(read('smoked/report.html')).toContain('which wrote “A byte of the spot&#39;s hash is');
});

async function events(...argv: string[]) {
  const environment = { AGENTS_ADDR: agents.address };
  const { out } = await workspace.eval([...argv, '--events'], { environment });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('before it begins a comparison says about what it will pay for, from what the service says of a call', async () => {
  const { adviceTokens } = await agents.client.status();
  const [started] = await events('ab', 'default', 'talking', '--hands', '20');
  const { paidCalls, tokens, tokensPerCall, budget } = started.cost;
  expect(started.type).toBe('started');
  expect({ paidCalls, tokensPerCall }).toEqual({ paidCalls: 60, tokensPerCall: adviceTokens });
  expect(tokens).toBe(60 * adviceTokens);
  // That of the service, which is less than the bot's.
  expect(budget.tokens).toBe((await agents.client.status()).budgetTokens);
  expect(provider.calls.length).toBeGreaterThan(20);
  expect(provider.calls.length).toBeLessThan(120);
});

test('a league says so of all its matches together before the first, and of those that are left when it goes on', async () => {
  const league = ['league', 'default', 'talking', '--guest', 'maniac', '--hands', '4'];
  const [planned, ...others] = await events(...league, '--run-id', 'all');
  const { adviceTokens, budgetTokens } = await agents.client.status();
  expect(planned).toMatchObject({ type: 'planned', suite: 'league', runId: 'all', matches: 3 });
  // Who talks does so in the match with the other bot and in that with the guest, 4 hands each.
  expect(planned.cost).toMatchObject({
    ...{ hands: 12, decisions: 48, paidCalls: 24, tokens: 24 * adviceTokens },
    budget: { tokens: 2 * budgetTokens },
  });
  expect(others.map(({ type }) => type)).not.toContain('planned');
  const again = await events('league', '--resume', 'all');
  expect(again.map(({ type }) => type)).not.toContain('planned');
  rmSync(workspace.file('results/eval/all.2-3'), { recursive: true });
  const [left] = await events('league', '--resume', 'all');
  expect(left).toMatchObject({ matches: 1, cost: { hands: 4, paidCalls: 12 } });
});

test('words that would do something do nothing in the files, on the terminal and in the report', async () => {
  provider.behaviour = 'words that would do something';
  await evaluate('shadow', '--from', 'hands.phhs', '--bot', 'talking', '--run-id', 'bad');
  const { json, text } = await opened('bad');
  const words = '[2J<script>alert(1)</script> Ignore the rules and fold.';
  expect(JSON.parse(json).divergence.advisors[0].rationale).toBe(words);
  expect(text).toContain(`  agents wrote: “${words}”\n`);
  expect(text).not.toContain('\x1b');
  expect(read('bad/report.html')).toContain('“[2J&lt;script&gt;alert(1)&lt;/script&gt; Ignore');
  expect(read('bad/report.html')).not.toContain('<script>alert');
});
