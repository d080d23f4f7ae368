// Our client in a process of its own: node joining-players.mjs SEATS PORT...; prints the net of each hand, one line a player.
import { joinMatch } from '@poker-bot/executor/acpc/net/join-match';
import { standardGame } from '@poker-bot/executor/acpc/protocol/game-definition';
import { createRandom } from '@poker-bot/poker/random/random';

const [, , seats, ...ports] = process.argv;
const books = await Promise.all(
  ports.map(async (port, seat) => {
    const nets = [];
    await joinMatch({
      endpoint: `127.0.0.1:${port}`,
      allowlist: ['http://127.0.0.1'],
      game: standardGame(Number(seats)),
      player: gambler(createRandom(`player ${seat}`)),
      signal: new AbortController().signal,
      onHand: ({ position, hand }) => nets.push(hand.result().net[position]),
    });
    return nets;
  }),
);
process.stdout.write(`${JSON.stringify(books)}\n`);

function gambler(random) {
  return {
    name: 'gambler',
    act: ({ legal }) => {
      const chance = random.float();
      if (legal.raise !== undefined && chance < 0.2) {
        const { min, max } = legal.raise;
        return { type: 'raise', to: Math.min(max, min + Math.floor(random.float() * 500)) };
      }
      if (legal.check) return { type: 'check' };
      return { type: chance > 0.85 ? 'fold' : 'call' };
    },
  };
}
