import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { UpResult } from '../../cli/src/stack/use-cases/results.ts';
import type { HandRecord } from '../../packages/logger/src/hands/hand-record.ts';
import { readSession } from '../../packages/logger/src/hands/read-session.ts';
import type { SessionStatus } from '../../packages/orchestrator/src/session/session-status.ts';
import { ContainerWorkspace } from './container-workspace.ts';

const sessionId = 'night';
const patience = { timeout: 60_000, interval: 100 };

/** Never stopped by its losses, which are no matter here. */
const bot = {
  name: 'sleepless',
  advisors: [{ type: 'solver' }, { type: 'agents' }, { type: 'heuristic', weight: 0.01 }],
  guards: { risk: { maxLossPerSession: 1e9, maxLossPerDay: 1e9 } },
};

/** The stack of a workspace in containers, with a session that plays whenever its orchestrator runs. */
export class PlayingStack {
  readonly workspace: ContainerWorkspace;
  #port = 0;
  #seen = 0;

  private constructor(workspace: ContainerWorkspace) {
    this.workspace = workspace;
  }

  static async create(name: string): Promise<PlayingStack> {
    const workspace = await ContainerWorkspace.create(name);
    workspace.write('config/bot/default.bot.json', JSON.stringify(bot));
    const orchestrator = { environment: { SESSION_ID: sessionId } };
    workspace.declare({ solver: {}, vision: {}, agents: {}, orchestrator });
    return new PlayingStack(workspace);
  }

  /** `up` once, after which everything is healthy, nothing is left to do, and play goes on. */
  async converge(): Promise<UpResult> {
    const result = await this.workspace.up();
    expect(Object.fromEntries(result.units.map(({ name, state }) => [name, state]))).toEqual({
      solver: 'healthy',
      vision: 'healthy',
      agents: 'healthy',
      orchestrator: 'healthy',
    });
    const plan = JSON.parse(await this.workspace.succeed('plan', '--json'));
    expect(plan.operations).toEqual([]);
    const orchestrator = result.units.find(({ name }) => name === 'orchestrator');
    this.#port = orchestrator?.ports[0]?.port ?? 0;
    await this.#playsOn();
    return result;
  }

  /** Hands that the orchestrator says are played, over all its lives. Never fewer than it said before. */
  async played(): Promise<number> {
    const { nextIndex } = await this.#ask('GET', '/session');
    expect(nextIndex).toBeGreaterThanOrEqual(this.#seen);
    this.#seen = nextIndex;
    return nextIndex;
  }

  /** Ends the session, and gives what is reported of it. */
  async stop(): Promise<SessionStatus> {
    await this.#ask('POST', '/session/stop');
    return await vi.waitFor(async () => {
      const status = await this.#ask('GET', '/session');
      expect(status.state).toBe('stopped');
      return status;
    }, patience);
  }

  /** The hands of the log; it throws at a line that is none. */
  async hands(): Promise<HandRecord[]> {
    const hands: HandRecord[] = [];
    const name = { prefix: 'session', sessionId };
    for await (const { record } of readSession(this.#log, name)) hands.push(record);
    return hands;
  }

  /** What was written for other programs when the session ended, from the folder of the workspace. */
  async exported(): Promise<string> {
    const file = `session-${sessionId}.phhs`;
    await vi.waitUntil(() => readdirSync(this.#log).includes(file), patience);
    return join('results/hands', file);
  }

  get #log(): string {
    return join(this.workspace.folder, 'results/hands');
  }

  async #playsOn(): Promise<void> {
    const enough = this.#seen + 5;
    await vi.waitFor(async () => expect(await this.played()).toBeGreaterThan(enough), patience);
  }

  async #ask(method: 'GET' | 'POST', path: string): Promise<SessionStatus> {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, { method });
    return (await response.json()) as SessionStatus;
  }
}
