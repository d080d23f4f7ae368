import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import { readSession } from '@poker-bot/logger/hands/read-session';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { silentLog } from '@poker-bot/shared/log/log';
import { BotSource } from '../../src/bot/bot-source.ts';
import type { Advisor } from '../../src/decision/advisor.ts';
import { sessionRequestSchema } from '../../src/session/session-request.ts';
import { SessionSupervisor } from '../../src/session/session-supervisor.ts';
import { advice, fakeAdvisor } from './fake-advisor.ts';
import { FakeClock } from './fake-clock.ts';

/** Checks and calls: quick, legal, and neither wins nor loses much. */
export const passive = fakeAdvisor('passive', ({ observation }) =>
  advice([[{ type: observation.legal.check ? 'check' : 'call' }, 1]]),
);

/** A folder in which sessions are played, as a daemon would. */
export class SessionKit {
  readonly folder = mkdtempSync(join(tmpdir(), 'session-'));
  readonly hands = join(this.folder, 'hands');
  readonly riskPath = join(this.folder, 'risk.json');
  readonly clock = new FakeClock();
  advisors: readonly Advisor[] = [passive];
  guards: object = {};
  style: object = {};
  readonly #supervisors: SessionSupervisor[] = [];

  request(fields: object = {}) {
    return sessionRequestSchema.parse({
      sessionId: 's',
      seats: 3,
      opponents: ['check_or_call'],
      ...fields,
    });
  }

  /** What a daemon makes when it starts. */
  async open(environment: Record<string, string> = {}): Promise<SessionSupervisor> {
    const path = join(this.folder, 'bot.json');
    const { guards, style } = this;
    const config = { name: 'bot', advisors: [{ type: 'heuristic' }], guards, style };
    writeFileSync(path, JSON.stringify(config));
    const bots = await BotSource.open({
      path,
      watch: true,
      log: silentLog,
      makeAdvisors: async () => [...this.advisors],
    });
    const supervisor = await SessionSupervisor.open({
      environment: loadEnvironment('orchestrator', {
        LOGGER_OUTPUT_DIR: this.hands,
        RISK_STATE_PATH: this.riskPath,
        ...environment,
      }),
      bots,
      clock: this.clock,
      log: silentLog,
      meter: { decision: () => undefined, hand: () => undefined },
    });
    this.#supervisors.push(supervisor);
    return supervisor;
  }

  async records(sessionId = 's'): Promise<HandRecord[]> {
    const records: HandRecord[] = [];
    for await (const { record } of readSession(this.hands, { prefix: 'session', sessionId })) {
      records.push(record);
    }
    return records;
  }

  /** Ends what still runs and removes the folder. */
  async remove(): Promise<void> {
    await Promise.all(this.#supervisors.map((supervisor) => supervisor.close(1_000)));
    rmSync(this.folder, { recursive: true });
  }
}
