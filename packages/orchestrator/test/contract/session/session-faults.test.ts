import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RiskState } from '../../../src/risk/risk-state.ts';
import { netOf, play, risk, until } from '../../support/play-session.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;

beforeEach(() => {
  kit = new SessionKit();
});
afterEach(() => kit.remove());

describe('after a crash', () => {
  test('hands that were logged but not counted are counted once, a torn one is cut off', async () => {
    await play(kit, { hands: 10 });
    const kept = risk(kit);
    const records = await kit.records();
    const behind: RiskState = {
      ...kept,
      day: { ...kept.day, hands: 7, net: netOf(records.slice(0, 7)) },
      session: { id: 's', hands: 7, net: netOf(records.slice(0, 7)), lastIndex: 6 },
    };
    writeFileSync(kit.riskPath, JSON.stringify(behind));
    const log = join(kit.hands, 'session-s.jsonl');
    appendFileSync(log, JSON.stringify(records[0]).slice(0, 99));
    await kit.open();
    expect(risk(kit)).toEqual(kept);
    expect(await kit.records()).toEqual(records);
    await kit.open();
    expect(risk(kit)).toEqual(kept);
  });

  test('a damaged risk state is not played with', async () => {
    await play(kit, { hands: 1 });
    writeFileSync(kit.riskPath, '{');
    await expect(kit.open()).rejects.toMatchObject({ code: 'RISK_STATE_DAMAGED' });
  });

  test('a hand log damaged in the middle is not written to', async () => {
    await play(kit, { hands: 2 });
    const log = join(kit.hands, 'session-s.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replace('{', '#'));
    rmSync(kit.riskPath);
    const supervisor = await kit.open();
    await expect(supervisor.start(kit.request())).rejects.toMatchObject({
      code: 'HAND_LOG_DAMAGED',
      message: expect.stringContaining(`${log}:1`),
    });
  });
});

describe('a session log', () => {
  test.each([
    ['folder that is a file', () => writeFileSync(kit.hands, ''), 'FILE_UNREADABLE'],
    [
      'that is a folder',
      () => mkdirSync(join(kit.hands, 'session-s.jsonl'), { recursive: true }),
      'FILE_UNWRITABLE',
    ],
  ])(
    '%s keeps the session from starting, and the error is of the catalogue',
    async (_, damage, code) => {
      damage();
      const supervisor = await kit.open();
      await expect(supervisor.start(kit.request())).rejects.toMatchObject({ code });
      expect(supervisor.report).toEqual({ state: 'idle' });
    },
  );

  test('whose configuration cannot be kept pauses, and plays once there is room', async () => {
    const supervisor = await kit.open();
    await play(kit, { hands: 1 });
    const snapshot = readdirSync(kit.hands).find((name) => name.endsWith('.config.json'));
    const obstacle = join(kit.hands, String(snapshot));
    rmSync(obstacle);
    mkdirSync(join(obstacle, 'full'), { recursive: true });
    await supervisor.start(kit.request({ hands: 1 }));
    expect(await until(supervisor, 'paused')).toMatchObject({
      hands: 0,
      reason: expect.stringContaining('cannot be written'),
    });
    rmSync(obstacle, { recursive: true });
    supervisor.resume();
    expect(await until(supervisor, 'stopped')).toMatchObject({ hands: 1 });
  });
});

describe('a disk that takes nothing more', () => {
  test('pauses the session, and no hand is lost once there is room', async () => {
    const supervisor = await kit.open();
    await supervisor.start(kit.request());
    await expect
      .poll(() => Reflect.get(supervisor.report, 'hands'), { interval: 2 })
      .toBeGreaterThan(0);
    // The next part of the log cannot be made where a folder is in its place.
    const obstacle = join(kit.hands, 'session-s.1.jsonl');
    mkdirSync(obstacle);
    kit.clock.time += 86_400_000;
    expect(await until(supervisor, 'paused')).toMatchObject({
      unwrittenHands: 1,
      reason: expect.stringContaining('cannot be written'),
    });
    rmSync(obstacle, { recursive: true });
    const played = Number(Reflect.get(supervisor.report, 'nextIndex'));
    supervisor.resume();
    await expect
      .poll(() => Reflect.get(supervisor.report, 'nextIndex'), { interval: 2 })
      .toBeGreaterThan(played);
    supervisor.stop();
    const report = await until(supervisor, 'stopped');
    expect(report).toMatchObject({ unwrittenHands: 0 });
    expect((await kit.records()).map(({ index }) => index)).toEqual([
      ...Array(Reflect.get(report, 'nextIndex')).keys(),
    ]);
  });
});
