import { serveMatch } from '@poker-bot/executor/acpc/net/serve-match';
import { DealerMatch } from '@poker-bot/executor/acpc/protocol/dealer-match';
import { standardGame } from '@poker-bot/executor/acpc/protocol/game-definition';
import type { MatchEnd } from '@poker-bot/executor/acpc/protocol/match-end';
import { standardLimits } from '@poker-bot/executor/acpc/protocol/time-account';
import { deckAt } from '@poker-bot/executor/simulator/deck-at';
import { recordHistory } from '@poker-bot/logger/hands/record-history';
import { replay } from '@poker-bot/poker/history/replay';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionStatus } from '../../../src/session/session-status.ts';
import { netOf, until } from '../../support/play-session.ts';
import { SessionKit } from '../../support/session-kit.ts';

let kit: SessionKit;
let closing: AbortController;

beforeEach(() => {
  kit = new SessionKit();
  closing = new AbortController();
});
afterEach(async () => {
  closing.abort();
  await kit.remove();
});

/** Somebody else's dealer with a player of its own in the first seat, waiting for one from outside. */
async function dealer(hands: number) {
  const match = new DealerMatch({
    name: 'theirs',
    game: standardGame(2),
    hands,
    seed: '1',
    deck: (index) => deckAt('theirs', index),
    players: [
      { name: 'house', inProcess: true },
      { name: 'visitor', inProcess: false },
    ],
    limits: standardLimits,
    invalidActions: 0,
  });
  let end: Promise<MatchEnd> | undefined;
  const [, port] = await new Promise<readonly (number | undefined)[]>((resolve) => {
    end = serveMatch({
      match,
      seats: [
        { name: 'house', act: ({ legal }) => ({ type: legal.check ? 'check' : 'call' }) },
        { name: 'visitor', port: 0 },
      ],
      clock: systemClock,
      signal: closing.signal,
      startTimeoutMs: 20_000,
      onListening: resolve,
      onLog: () => undefined,
    });
  });
  return { match, end, endpoint: `127.0.0.1:${port}` };
}

describe("a session at somebody else's dealer", () => {
  test('plays until the dealer ends the match, with the same books on both sides', async () => {
    const { match, end, endpoint } = await dealer(40);
    const supervisor = await kit.open({ SIMULATOR_ENDPOINT: endpoint });
    await supervisor.start(kit.request({ seats: 2 }));

    const report = await until(supervisor, 'stopped');

    expect(await end).toEqual({ outcome: 'completed' });
    expect(report).toMatchObject({
      hands: 40,
      nextIndex: 40,
      reason: 'The dealer has ended the match',
    });
    const records = await kit.records();
    expect(netOf(records)).toBe((match.books.totals[1] ?? 0) / 100);
    for (const record of records) {
      expect(replay(recordHistory(record, { file: '', line: 1 })).mismatch).toBeUndefined();
      expect(record.players[Number(record.tags?.bot)]).toBe('bot');
    }
    expect(records[1]).toMatchObject({
      hand: 's-1',
      oddChips: 'split-evenly',
      tags: { dealer: endpoint },
      decisions: [{ action: { type: 'check' } }, {}, {}, {}],
    });
  });

  test('leaves when its hands are played, and goes on counting with the next match', async () => {
    const first = await dealer(1_000);
    const supervisor = await kit.open({ SIMULATOR_ENDPOINT: first.endpoint });
    await supervisor.start(kit.request({ seats: 2, hands: 5 }));
    expect(await until(supervisor, 'stopped')).toMatchObject({ reason: 'All 5 hands are played' });
    expect(await first.end).toMatchObject({ outcome: 'ACPC_SEAT_LOST' });

    const second = await dealer(3);
    const again = await kit.open({ SIMULATOR_ENDPOINT: second.endpoint });
    await again.start(kit.request({ seats: 2 }));
    await until(again, 'stopped');
    expect((await kit.records()).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('pauses, goes on and stops when it is told to', async () => {
    const { match, endpoint } = await dealer(1_000_000);
    const supervisor = await kit.open({ SIMULATOR_ENDPOINT: endpoint });
    await supervisor.start(kit.request({ seats: 2 }));
    await expect.poll(() => match.books.hands).toBeGreaterThan(3);
    supervisor.pause();
    const before = match.books.hands;
    supervisor.resume();
    await expect.poll(() => match.books.hands).toBeGreaterThan(before + 3);
    supervisor.stop();

    const { hands, reason } = (await until(supervisor, 'stopped')) as SessionStatus;
    expect(reason).toBe('Asked to stop');
    expect(await kit.records()).toHaveLength(hands);
  });

  test('that is not there, or not on the allowlist, is told', async () => {
    const away = await kit.open({ SIMULATOR_ENDPOINT: '127.0.0.1:1' });
    await away.start(kit.request({ seats: 2 }));
    expect(await until(away, 'stopped')).toMatchObject({
      hands: 0,
      reason: expect.stringContaining('No dealer at `127.0.0.1:1`'),
    });

    const elsewhere = await kit.open({ SIMULATOR_ENDPOINT: 'dealer.example:16177' });
    await expect(elsewhere.start(kit.request({ sessionId: 'other' }))).rejects.toMatchObject({
      code: 'TARGET_REFUSED',
    });
  });
});
