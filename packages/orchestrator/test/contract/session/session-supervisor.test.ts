import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../support/play-session.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;

beforeEach(() => {
  kit = new SessionKit();
});
afterEach(() => kit.remove());

describe('the supervisor', () => {
  test('gives two sessions that start within a second an id each', async () => {
    const supervisor = await kit.open();
    const { sessionId: _, ...unnamed } = kit.request({ hands: 1 });
    const ids: unknown[] = [];
    for (let times = 0; times < 3; times += 1) {
      await supervisor.start(unnamed);
      ids.push(Reflect.get(await until(supervisor, 'stopped'), 'sessionId'));
    }
    expect(ids).toEqual(['s20260131-120000', 's20260131-120000-2', 's20260131-120000-3']);
  });

  test('starts nothing once it is closing, and waits for what is just starting', async () => {
    const supervisor = await kit.open();
    const starting = supervisor.start(kit.request());
    await supervisor.close(1_000);
    await starting;
    expect(supervisor.report).toMatchObject({
      state: 'stopped',
      reason: 'The orchestrator stops',
    });
    await expect(supervisor.start(kit.request())).rejects.toMatchObject({
      code: 'ORCHESTRATOR_STOPPING',
    });
  });
});
