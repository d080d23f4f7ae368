import { IllegalAction } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { describe, expect, test } from 'vitest';
import { playHand } from '../../../src/simulator/play-hand.ts';
import type { Player } from '../../../src/simulator/player.ts';
import { PlayerFault } from '../../../src/simulator/player-fault.ts';

const rules = { startingStacks: [200, 200], blinds: [2, 1], antes: [0, 0], minimumBet: 2 };
const deck = [...Array(52).keys()];

function player(name: string, act: Player['act']): Player {
  return { name, act };
}

const passive = (name: string) =>
  player(name, ({ legal }) => ({ type: legal.check ? 'check' : 'call' }));

function play(players: readonly Player[]) {
  return playHand({ handId: 'h', rules, deck, players });
}

describe('a hand in the simulator', () => {
  test('is played to its end with every chip accounted for', async () => {
    const hand = await play([passive('big'), passive('button')]);
    expect(hand.awaiting).toBe('over');
    expect(hand.board).toEqual([4, 5, 6, 7, 8]);
    expect(hand.result().net.reduce((sum, net) => sum + net, 0)).toBe(0);
  });

  test('shows each player its own cards only', async () => {
    const seen: Observation[] = [];
    const watcher = player('button', (observation) => {
      seen.push(observation);
      return { type: observation.legal.check ? 'check' : 'call' };
    });
    await play([passive('big'), watcher]);
    expect(new Set(seen.map(({ hole }) => String(hole)))).toEqual(new Set(['2,3']));
    expect(JSON.stringify(seen)).not.toContain('[0,1]');
  });

  test('waits for a player that takes its time', async () => {
    const slow = player('slow', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { type: 'fold' };
    });
    const hand = await play([passive('big'), slow]);
    expect(hand.result().net).toEqual([1, -1]);
  });

  test.each([
    ['acts illegally', () => ({ type: 'raise', to: 3 }) as const, IllegalAction],
    [
      'throws',
      () => {
        throw new TypeError('tilt');
      },
      TypeError,
    ],
    ['rejects', () => Promise.reject(new RangeError('gone')), RangeError],
  ])('ends with an error that names the player who %s', async (_, act, kind) => {
    const error = await play([passive('big'), player('culprit', act)]).catch((fault) => fault);
    expect(error).toBeInstanceOf(PlayerFault);
    expect(error).toMatchObject({ player: 'culprit', seat: 1, handId: 'h' });
    expect(error.cause).toBeInstanceOf(kind);
    expect(error.message).toMatch(/^Player `culprit` in seat 1 broke hand `h`: /);
  });

  test('is refused with players missing', async () => {
    await expect(play([passive('alone')])).rejects.toThrow('1 players for 2 seats');
  });
});
