import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DealerTable } from '../../../src/acpc/net/dealer-table.ts';
import type { Player } from '../../../src/simulator/player.ts';
import { caller, serve } from '../../support/acpc/served-match.ts';

const allowlist = ['http://127.0.0.1'];

function tableAt(port: number | undefined, { player = caller }: { readonly player?: Player } = {}) {
  return new DealerTable({
    name: 's',
    dealer: { endpoint: `127.0.0.1:${port}`, allowlist },
    seats: 2,
    player,
    nextIndex: 7,
    signal: new AbortController().signal,
  });
}

test('hands are played one by one, in numbers of our own, until the dealer ends the match', async () => {
  const { ports, match } = await serve({ hands: 3 });
  const table = tableAt(ports[0]);

  const played = [await table.playNext(), await table.playNext(), await table.playNext()];

  expect(played.map((each) => [each?.index, each?.handId])).toEqual([
    [7, 's-7'],
    [8, 's-8'],
    [9, 's-9'],
  ]);
  // Chair 0 is ours: the first position in the dealer's first hand, the last one in its second.
  expect(played.map((each) => each?.chairs)).toEqual([
    [0, 1],
    [1, 0],
    [0, 1],
  ]);
  const net = played.reduce(
    (sum, each) => sum + (each?.hand.result().net[each.chairs.indexOf(0)] ?? 0),
    0,
  );
  expect(net).toBe(match.books.totals[0]);
  expect(await table.playNext()).toBeUndefined();
  expect(table.nextIndex).toBe(10);
});

test('between two hands the player is not asked before the next one is', async () => {
  const events: string[] = [];
  const { ports } = await serve({ hands: 4 });
  const table = tableAt(ports[0], {
    player: {
      name: 'witness',
      act: (observation) => {
        events.push('act');
        return caller.act(observation);
      },
    },
  });
  for (let hand = 0; hand < 4; hand += 1) {
    // Long enough for the dealer's next question to arrive.
    await delay(20);
    events.push('next');
    await table.playNext();
    events.push('hand');
  }

  const hand = ['next', 'act', 'act', 'act', 'act', 'hand'];
  expect(events).toEqual([...hand, ...hand, ...hand, ...hand]);
});

test('hands that others end before the player is asked are not lost', async () => {
  const folder: Player = { name: 'folder', act: () => ({ type: 'fold' }) };
  const { ports, match } = await serve({ hands: 30, seats: ['outsider', folder] });
  const table = tableAt(ports[0]);
  const first = await table.playNext();
  await delay(20);
  let hands = first === undefined ? 0 : 1;
  while ((await table.playNext()) !== undefined) hands += 1;

  expect(hands).toBe(30);
  expect(match.end).toEqual({ outcome: 'completed' });
});

test('who leaves ends the waiting; a fault of the dealer is thrown', async () => {
  const { ports, end, match } = await serve({ seats: ['outsider', 'absent'] });
  const table = tableAt(ports[0]);
  const waiting = table.playNext();
  await expect.poll(() => match.hasGreeted(0)).toBe(true);
  await table.close();
  await expect(waiting).resolves.toBeUndefined();
  expect(await end).toMatchObject({ outcome: 'ACPC_SEAT_LOST', seat: 0 });

  await expect(tableAt(1).playNext()).rejects.toMatchObject({ code: 'ACPC_DEALER_UNREACHABLE' });
});
