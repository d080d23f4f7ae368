import { once } from 'node:events';
import { readAcpc } from '@poker-bot/poker/history/acpc/read-acpc';
import { isFailure } from '@poker-bot/poker/history/read-history';
import { replay } from '@poker-bot/poker/history/replay';
import { expect, test } from 'vitest';
import { caller, connectTo, outputOf, runProgram, serve } from '../../support/acpc/served-match.ts';

const host = '127.0.0.1';

/** A program of somebody else in the first seat. */
function outsider(port: number | undefined, behaviour?: string) {
  return runProgram('external-player.mjs', [host, String(port), ...(behaviour ? [behaviour] : [])]);
}

test("somebody else's program plays a match to its end, and the log replays to the chip", async () => {
  const { ports, end, log, match } = await serve({ hands: 200 });
  const said = outputOf(outsider(ports[0]));

  expect(await end).toEqual({ outcome: 'completed' });
  expect(JSON.parse(await said)).toMatchObject({ states: expect.any(Number) });
  const hands = [...readAcpc(log.join('\n'), 'match.log')];
  expect(hands).toHaveLength(200);
  expect(hands.filter((hand) => isFailure(hand) || !replay(hand).ok)).toEqual([]);
  expect(match.reports[0]).toMatchObject({ invalidActions: 0, ignoredLines: 0 });
  expect(log.at(-1)).toBe(`SCORE:${match.books.totals.join('|')}:outsider|caller`);
});

test.each([
  ['illegal', { invalidActions: 0, resizedRaises: expect.toSatisfy((count: number) => count > 0) }],
  ['nonsense', { invalidActions: expect.toSatisfy((count: number) => count >= 20) }],
])('%s actions are put right and the match goes on', async (behaviour, report) => {
  const { ports, end, match } = await serve();
  outsider(ports[0], behaviour);

  expect(await end).toEqual({ outcome: 'completed' });
  expect(match.reports[0]).toMatchObject(report);
});

test.each([
  ['nonsense', 'ACPC_INVALID_ACTIONS', 'invalid action number 6: "shove"'],
  ['hang', 'ACPC_SEAT_TIMEOUT', 'took more than 300 ms for one action'],
  ['crash', 'ACPC_SEAT_LOST', 'left: it closed its connection'],
  ['flood', 'ACPC_LINE_TOO_LONG', 'a line without an end'],
  ['old', 'ACPC_VERSION_REFUSED', 'began with "VERSION:1.0.0"'],
])('a program that does %s ends the match as %s', async (behaviour, outcome, reason) => {
  const { ports, end, log } = await serve({ limits: { responseMs: 300 }, invalidActions: 5 });
  const program = outsider(ports[0], behaviour);

  expect(await end).toMatchObject({ outcome, seat: 0, reason: expect.stringContaining(reason) });
  expect(log.at(-1)).toContain(`# ended ${outcome}`);
  expect(log.some((line) => line.startsWith('SCORE'))).toBe(false);
  program.kill();
});

test('finished hands and the one under way are in the log when a match ends early', async () => {
  const { ports, end, log, match } = await serve({ limits: { responseMs: 300 }, hands: 100 });
  outsider(ports[0], 'hang');
  await end;

  const states = log.filter((line) => line.startsWith('STATE:'));
  expect(states).toHaveLength(match.books.hands);
  expect(log.at(-2)).toMatch(new RegExp(`^# unfinished STATE:${states.length}:`));
  expect([...readAcpc(log.join('\n'), 'match.log')].some(isFailure)).toBe(false);
});

test('who never connects, or never says a version, is named', async () => {
  const nobody = await serve({ startTimeoutMs: 100 });
  expect(await nobody.end).toMatchObject({
    outcome: 'ACPC_SEAT_ABSENT',
    seat: 0,
    reason: '`outsider` did not connect within 100 ms',
  });

  const mute = await serve({ startTimeoutMs: 100 });
  await connectTo(mute.ports[0]);
  expect(await mute.end).toMatchObject({ reason: '`outsider` said no version within 100 ms' });
});

test('comments, garbage and answers to other states are passed over', async () => {
  const { ports, end, match } = await serve({ hands: 1, seats: [caller, 'chatty'] });
  const socket = await connectTo(ports[1]);
  let rest = '';
  socket.on('data', (piece) => {
    const lines = (rest + piece.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      socket.write('#a comment\r\n;another\r\n\u0000\u00ff\r\n');
      socket.write(`${line.replace(':0:', ':7:')}:r20000\r\n`);
      // In pieces, and with a line end of another system.
      for (const letter of `${line}:c\n`) socket.write(letter);
    }
  });
  socket.write('# hello\r\nVERSION:2.0.0\r\n');

  expect(await end).toEqual({ outcome: 'completed' });
  const [report] = match.reports.slice(1);
  expect(report?.invalidActions).toBe(0);
  expect(report?.ignoredLines).toBeGreaterThan(0);
});

test('a player of this process that throws, and a log that cannot be written, end the match', async () => {
  const broken = {
    name: 'broken',
    act: () => {
      throw new Error('no idea');
    },
  };
  const first = await serve({ seats: ['outsider', broken] });
  outsider(first.ports[0]);
  expect(await first.end).toMatchObject({ outcome: 'ACPC_PLAYER_FAILED', seat: 1 });

  const full = new Error('disk full');
  const second = await serve({
    onLog: (line) => {
      if (line.startsWith('STATE')) throw full;
    },
  });
  const program = outsider(second.ports[0]);
  await expect(second.end).rejects.toBe(full);
  await once(program, 'close');
});

test('a signal ends the match between two lines', async () => {
  const interruption = new AbortController();
  const { ports, end, log } = await serve({ signal: interruption.signal });
  const socket = await connectTo(ports[0]);
  socket.write('VERSION:2.0.0\r\n');
  await once(socket, 'data');
  interruption.abort();

  expect(await end).toMatchObject({ outcome: 'INTERRUPTED' });
  expect(log.at(-1)).toContain('# ended INTERRUPTED');
});
