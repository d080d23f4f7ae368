import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import { recordHistory } from '@poker-bot/logger/hands/record-history';
import { isFailure, readHistory } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { netOf, play, risk, until } from '../../support/play-session.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;

beforeEach(() => {
  kit = new SessionKit();
});
afterEach(() => kit.remove());

describe('a session', () => {
  test('plays the hands asked for, logs each, and every one replays to the chip', async () => {
    const report = await play(kit, { hands: 20 });
    expect(report).toMatchObject({
      sessionId: 's',
      reason: 'All 20 hands are played',
      hands: 20,
      nextIndex: 20,
      degradedHands: 0,
      guardInterventions: 0,
      unwrittenHands: 0,
      seed: 's',
    });
    const records = await kit.records();
    expect(records.map(({ index, hand }) => [index, hand])).toEqual(
      Array.from({ length: 20 }, (_, index) => [index, `s-${index}`]),
    );
    for (const record of records) {
      expect(replay(recordHistory(record, { file: '', line: 1 })).mismatch).toBeUndefined();
      expect(record.players[Number(record.tags?.bot)]).toBe('bot');
    }
    expect(records[0]?.tags).toEqual({
      session: 's',
      bot: 2,
      playedAt: '2026-01-31T12:00:00.000Z',
      seed: 's',
      config: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(records[0]?.decisions?.[0]).toMatchObject({
      seat: 2,
      action: { type: 'call' },
      distribution: [['cc', 1]],
      advisors: [{ name: 'passive', outcome: 'answered', source: 'TEST', confidence: 1 }],
      guards: [],
      degraded: false,
    });
  });

  test('is the same again for the same seed, from a snapshot that is kept with it', async () => {
    const strip = (records: HandRecord[]) => records.map(({ actions, net }) => ({ actions, net }));
    await play(kit, { hands: 10, seed: 'x', opponents: ['heuristic'] });
    const first = strip(await kit.records());
    const snapshot = readdirSync(kit.hands).find((name) => name.endsWith('.config.json')) ?? '';
    const { request } = JSON.parse(readFileSync(join(kit.hands, snapshot), 'utf8'));
    await play(kit, { hands: 10, ...request, sessionId: 'again' });
    expect(strip(await kit.records('again'))).toEqual(first);
  });

  test('is exported as PHH when it is over', async () => {
    await play(kit, { hands: 3 });
    const path = join(kit.hands, 'session-s.phhs');
    await expect.poll(() => existsSync(path)).toBe(true);
    const { hands } = readHistory(readFileSync(path, 'utf8'), { fileName: path });
    expect(hands.map((hand) => !isFailure(hand) && replay(hand).ok)).toEqual([true, true, true]);
  });

  test('counts its hands in the risk state', async () => {
    await play(kit, { hands: 15 });
    const net = netOf(await kit.records());
    expect(risk(kit)).toEqual({
      version: 1,
      day: { date: '2026-01-31', hands: 15, net },
      session: { id: 's', hands: 15, net, lastIndex: 14 },
    });
  });

  test('goes on where it stopped, stacks included', async () => {
    await play(kit, { hands: 7, stackPolicy: 'rebuy' });
    await play(kit, { hands: 5, stackPolicy: 'rebuy' });
    const records = await kit.records();
    expect(records.map(({ index }) => index)).toEqual([...Array(12).keys()]);
    const whole = new SessionKit();
    const supervisor = await whole.open();
    await supervisor.start(whole.request({ hands: 12, stackPolicy: 'rebuy' }));
    await until(supervisor, 'stopped');
    expect((await whole.records()).map(({ net }) => net)).toEqual(records.map(({ net }) => net));
    await whole.remove();
    expect(risk(kit).session).toMatchObject({ hands: 12, lastIndex: 11 });
  });

  test('pauses, resumes and stops between hands when told', async () => {
    const supervisor = await kit.open();
    await supervisor.start(kit.request());
    expect(supervisor.pause()).toMatchObject({ state: 'paused', reason: 'Asked to pause' });
    await expect.poll(() => supervisor.report).toMatchObject({ state: 'paused' });
    expect(supervisor.resume()).toMatchObject({ state: 'running' });
    supervisor.stop();
    expect(await until(supervisor, 'stopped')).toMatchObject({ reason: 'Asked to stop' });
    expect(() => supervisor.pause()).toThrow(
      expect.objectContaining({ code: 'SESSION_NOT_RUNNING' }),
    );
  });

  test('stops while it is paused', async () => {
    const supervisor = await kit.open();
    await supervisor.start(kit.request());
    supervisor.pause();
    await supervisor.close(1_000);
    expect(supervisor.report).toMatchObject({ state: 'stopped', reason: 'The orchestrator stops' });
  });

  test('is one at a time', async () => {
    const supervisor = await kit.open();
    const both = await Promise.allSettled([
      supervisor.start(kit.request()),
      supervisor.start(kit.request({ sessionId: 'other' })),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(supervisor.start(kit.request())).rejects.toMatchObject({
      code: 'SESSION_ALREADY_RUNNING',
      message: 'Session `s` is not over yet',
    });
    await supervisor.close(1_000);
  });

  test('tags its hands with the evaluation it belongs to', async () => {
    const supervisor = await kit.open({ EVALUATION_MODE: 'smoke', EVALUATION_RUN_ID: 'run-1' });
    await supervisor.start(kit.request({ hands: 1 }));
    await until(supervisor, 'stopped');
    expect((await kit.records())[0]?.tags).toMatchObject({
      evaluationMode: 'smoke',
      evaluationRunId: 'run-1',
    });
  });

  test('refuses a mode that is not there yet', async () => {
    const supervisor = await kit.open({ EXECUTOR_MODE: 'acpc' });
    await expect(supervisor.start(kit.request())).rejects.toMatchObject({
      code: 'MODE_UNAVAILABLE',
    });
    expect(supervisor.report).toEqual({ state: 'idle' });
  });
});
