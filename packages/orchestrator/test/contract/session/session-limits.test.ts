import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { advice, fakeAdvisor, raise } from '../../support/fake-advisor.ts';
import { netOf, play, until } from '../../support/play-session.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;

beforeEach(() => {
  kit = new SessionKit();
});
afterEach(() => kit.remove());

describe('limits', () => {
  const reckless = fakeAdvisor('reckless', ({ observation: { legal } }) =>
    advice([[legal.raise ? raise(legal.raise.max) : { type: legal.check ? 'check' : 'call' }, 1]]),
  );

  test('of losses stop the session after the hand that passes them, and keep it from starting again', async () => {
    kit.advisors = [reckless];
    kit.guards = { risk: { maxLossPerSession: 150, maxLossPerDay: 100_000 } };
    const report = await play(kit, { hands: 100_000 });
    expect(report).toMatchObject({ reason: expect.stringMatching(/^Session `s` has lost \d+/) });
    const records = await kit.records();
    expect(netOf(records)).toBeLessThanOrEqual(-150);
    expect(netOf(records.slice(0, -1))).toBeGreaterThan(-150);
    const supervisor = await kit.open();
    await expect(supervisor.start(kit.request())).rejects.toMatchObject({
      code: 'RISK_LIMIT_REACHED',
      details: { limit: 'session-loss' },
    });
    await supervisor.start(kit.request({ sessionId: 'fresh', hands: 1 }));
    expect(await until(supervisor, 'stopped')).toMatchObject({ hands: 1 });
  });

  test('of losses hold for a session that goes on after another one was played', async () => {
    kit.advisors = [reckless];
    kit.guards = { risk: { maxLossPerSession: 150, maxLossPerDay: 100_000 } };
    await play(kit, { hands: 100_000 });
    const hands = (await kit.records()).length;
    await play(kit, { sessionId: 'other', hands: 1 });
    const supervisor = await kit.open();
    await expect(supervisor.start(kit.request())).rejects.toMatchObject({
      code: 'RISK_LIMIT_REACHED',
      details: { limit: 'session-loss' },
    });
    expect(await kit.records()).toHaveLength(hands);
  });

  test('of hands stop the session', async () => {
    kit.guards = { risk: { maxHandsPerSession: 3 } };
    expect(await play(kit, { hands: 100 })).toMatchObject({
      hands: 3,
      reason: 'Session `s` has played its 3 hands',
    });
  });

  test('that change in the configuration hold from the next hand on', async () => {
    const supervisor = await kit.open();
    await supervisor.start(kit.request());
    const config = { name: 'careful', advisors: [{ type: 'heuristic' }] };
    writeFileSync(
      join(kit.folder, 'bot.json'),
      JSON.stringify({ ...config, guards: { risk: { maxHandsPerSession: 1 } } }),
    );
    const report = await until(supervisor, 'stopped');
    expect(report).toMatchObject({ bot: 'careful', reason: 'Session `s` has played its 1 hands' });
    const snapshots = readdirSync(kit.hands).filter((name) => name.endsWith('.config.json'));
    const played = new Set(
      (await kit.records()).map(({ tags }) => `session-s.${tags?.config}.config.json`),
    );
    expect(snapshots).toEqual(expect.arrayContaining([...played]));
  });

  test('of anomalies pause the session until somebody resumes it', async () => {
    let broken = true;
    kit.advisors = [
      fakeAdvisor('moody', ({ observation: { legal } }) => {
        if (broken) throw new Error('down');
        return advice([[{ type: legal.check ? 'check' : 'call' }, 1]]);
      }),
    ];
    const supervisor = await kit.open();
    await supervisor.start(kit.request({ hands: 30 }));
    expect(await until(supervisor, 'paused')).toMatchObject({
      reason: expect.stringMatching(/^\d+ decisions in a row went wrong, .* \(`moody` failed\)$/),
    });
    expect(Reflect.get(supervisor.report, 'degradedHands')).toBeGreaterThan(0);
    broken = false;
    supervisor.resume();
    expect(await until(supervisor, 'stopped')).toMatchObject({ reason: 'All 30 hands are played' });
  });
});
