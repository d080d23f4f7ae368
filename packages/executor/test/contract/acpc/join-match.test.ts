import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { chipsText } from '@poker-bot/poker/history/acpc/state-text';
import { expect, test } from 'vitest';
import { type JoinMatchOptions, joinMatch } from '../../../src/acpc/net/join-match.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import { caller, outputOf, runProgram, serve } from '../../support/acpc/served-match.ts';

test.each([
  [2, 3_000],
  [3, 600],
  [10, 60],
])(
  '%i of our clients and our dealer, in two processes, end %i hands with equal books',
  async (seats, hands) => {
    const names = Array.from({ length: seats }, (_, seat) => `client${seat}`);
    const { ports, end, match, log } = await serve({ seats: names, hands });
    const program = runProgram('joining-players.mjs', [String(seats), ...ports.map(String)]);

    const books: number[][] = JSON.parse(await outputOf(program));

    expect(await end).toEqual({ outcome: 'completed' });
    expect(books.map((nets) => nets.length)).toEqual(names.map(() => hands));
    const totals = books.map((nets) => nets.reduce((sum, net) => sum + net, 0));
    expect(chipsText(totals)).toBe(chipsText(match.books.totals));
    expect(log.at(-1)).toBe(`SCORE:${chipsText(totals)}:${names.join('|')}`);
    expect(handByHand(books, seats)).toEqual(netsOf(log));
  },
);

test('a dealer that is not on the allowlist is not connected to', async () => {
  await expect(join('192.0.2.7:18791')).rejects.toMatchObject({
    code: 'TARGET_REFUSED',
    message: expect.stringContaining('`acpc://192.0.2.7:18791` is not on the allowlist'),
  });
});

test('nobody at the address is told as that', async () => {
  const { port, close } = await dealer(() => undefined);
  close();
  await expect(join(`127.0.0.1:${port}`)).rejects.toMatchObject({
    code: 'ACPC_DEALER_UNREACHABLE',
  });
});

test.each([
  ['says nothing', () => undefined, 'ACPC_DEALER_SILENT', 'nothing for 100 ms'],
  [
    'leaves before a hand',
    (socket: Socket) => socket.end(),
    'ACPC_DEALER_LOST',
    'before the first hand',
  ],
  [
    'leaves in a hand',
    (socket: Socket) => socket.end('MATCHSTATE:0:0::2c3c|\r\n'),
    'ACPC_DEALER_LOST',
    'in the middle of a hand',
  ],
  [
    'sends no line ends',
    (socket: Socket) => socket.write('x'.repeat(50_000)),
    'ACPC_LINE_TOO_LONG',
    'without an end',
  ],
  [
    'sends garbage',
    (socket: Socket) => socket.write('\u0000\u00ffhello\r\n'),
    'ACPC_STATE_UNEXPECTED',
    'hello',
  ],
  [
    'deals the same card twice',
    (socket: Socket) => socket.write('MATCHSTATE:0:0:cc/:2c3c|/2c4d5d\r\n'),
    'ACPC_STATE_UNEXPECTED',
    '2c',
  ],
] as const)('a dealer that %s ends the match with a code', async (_, act, code, message) => {
  const { port, close } = await dealer(act);
  await expect(join(`127.0.0.1:${port}`, { silenceMs: 100 })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
  close();
});

test('comments are passed over, and lines may come in pieces', async () => {
  const hands: number[] = [];
  const { port, close } = await dealer((socket) => {
    for (const letter of '# hi\r\n;gui\r\nMATCHSTATE:1:0:f:|2d3d\r\n') socket.write(letter);
    socket.end();
  });
  await join(`127.0.0.1:${port}`, { onHand: ({ hand }) => hands.push(...hand.result().net) });

  expect(hands).toEqual([50, -50]);
  close();
});

test('a player that throws, and a signal, end the match', async () => {
  const { port, close } = await dealer((socket) => socket.write('MATCHSTATE:1:0::|2d3d\r\n'));
  const player = {
    name: 'broken',
    act: () => {
      throw new Error('no idea');
    },
  };
  await expect(join(`127.0.0.1:${port}`, { player })).rejects.toMatchObject({
    code: 'ACPC_PLAYER_FAILED',
    message: '`broken` broke hand 0: no idea',
  });
  close();

  const other = await dealer(() => undefined);
  const signal = AbortSignal.timeout(50);
  await expect(join(`127.0.0.1:${other.port}`, { signal })).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
  other.close();
});

function join(endpoint: string, options: Partial<JoinMatchOptions> = {}): Promise<void> {
  return joinMatch({
    endpoint,
    allowlist: ['http://127.0.0.1'],
    game: standardGame(2),
    player: caller,
    signal: new AbortController().signal,
    onHand: () => undefined,
    ...options,
  });
}

/** Somebody else's dealer, as far as the first thing it does to who connects. */
async function dealer(act: (socket: Socket) => unknown) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    act(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { port, close: () => void server.close() };
}

/** The nets of each hand by position, as the players keep them: in hand h seat s sits s − h places on. */
function handByHand(books: readonly (readonly number[])[], seats: number): string[] {
  return (books[0] ?? []).map((_, index) =>
    chipsText(books.map((_, position) => books[(position + index) % seats]?.[index] ?? 0)),
  );
}

function netsOf(log: readonly string[]): string[] {
  return log.filter((line) => line.startsWith('STATE:')).map((line) => line.split(':')[4] ?? '');
}
