// A player that speaks the dealer's protocol on its own: node external-player.mjs HOST PORT [behaviour]
// It knows the two-player game with blinds 50/100 and stacks of 20,000, raises now and then, and says its net at the end.
import { connect } from 'node:net';

const [, , host, port, behaviour = 'play'] = process.argv;
const socket = connect(Number(port), host, () => {
  socket.setNoDelay(true);
  socket.write(behaviour === 'old' ? 'VERSION:1.0.0\r\n' : 'VERSION:2.0.0\r\n');
});
let rest = '';
let states = 0;
let answers = 0;
let chance = 1;

socket.setEncoding('latin1').on('data', (text) => {
  const lines = (rest + text).split('\r\n');
  rest = lines.pop();
  for (const line of lines) if (line.startsWith('MATCHSTATE:')) hear(line);
});
socket.on('close', () => process.stdout.write(`${JSON.stringify({ states, answers })}\n`));
socket.on('error', () => undefined);

function hear(line) {
  states += 1;
  const [, position, , betting, cards] = line.split(':');
  if (!isMyTurn(Number(position), betting, cards)) return;
  answers += 1;
  chance = (chance * 48271) % 2147483647;
  const act = actions[behaviour] ?? pick;
  const action = act(betting);
  if (action !== undefined) socket.write(`${line}:${action}\r\n`);
}

const actions = {
  call: () => 'c',
  illegal: () => 'r99',
  nonsense: () => 'shove',
  hang: () => (answers > 3 ? undefined : 'c'),
  crash: () => (answers > 3 ? process.exit(1) : 'c'),
  flood: () => void socket.write('x'.repeat(100_000)),
};

/** Heads-up the second position acts first before the flop and the first one after it. */
function isMyTurn(position, betting, cards) {
  if (betting.includes('f')) return false;
  const streets = betting.split('/');
  const street = streets.at(-1);
  const moves = street.replace(/\d+/g, '');
  const allIn = /r20000c/.test(betting);
  if (allIn || (streets.length === 4 && /(cc|r\d*c)$/.test(street) && moves.length > 1))
    return false;
  if (cards.split('|').every((hole) => hole.split('/')[0] !== '')) return false;
  const first = streets.length === 1 ? 1 : 0;
  return (first + moves.length) % 2 === position;
}

function pick(betting) {
  const raises = [...betting.matchAll(/r(\d+)/g)].map(([, to]) => Number(to));
  const highest = Math.max(100, ...raises);
  if (chance % 5 === 0 && highest < 10_000) return `r${highest * 2}`;
  const street = betting.split('/').at(-1);
  return chance % 7 === 0 && street.includes('r') && !street.endsWith('c') ? 'f' : 'c';
}
