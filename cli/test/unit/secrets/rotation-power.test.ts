import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { describe, expect, test } from 'vitest';
import { rotateToMade } from '../../../src/secrets/rotation/begin-rotation.ts';
import { openRotations } from '../../../src/secrets/rotation/open-rotation.ts';
import { retireDue } from '../../../src/secrets/rotation/retire-due.ts';
import { day, due, order, PowerCut, resume, rotate, secretName, World } from './rotation-bench.ts';

describe('a rotation to a value that the provider makes', () => {
  test('knows by what it is revoked, and revokes it when its grace is over', async () => {
    const world = new World();
    await rotateToMade(world.parts, order);
    expect(world.versions[1]).toMatchObject({ state: 'current', providerId: 'account-1' });
    await rotateToMade(world.parts, order);
    expect(world.valid).toEqual(new Set(['old', 'new', 'made-1', 'made-2']));
    world.now += day;
    await due(world);
    expect(world.states).toEqual(['1 retired', '2 retired', '3 current']);
    expect(world.valid).toEqual(new Set(['old', 'new', 'made-2']));
  });

  test('keeps an old value that cannot be revoked, and tries again', async () => {
    const world = new World();
    await rotateToMade(world.parts, order);
    await rotate(world);
    world.now += day;
    const away = new PokerbotError('KEY_NOT_REVOKED', { message: 'it cannot be reached' });
    const parts = { ...world.parts, makerFor: () => Promise.reject(away) };
    expect((await retireDue(parts, [secretName])).kept).toEqual([away]);
    expect(world.states).toEqual(['1 retired', '2 previous', '3 current']);
    expect((await due(world)).retired).toEqual([{ secret: secretName, version: 2 }]);
  });

  test('revokes what it has made when it is refused', async () => {
    const world = new World();
    world.answer = { outcome: 'refused', detail: 'HTTP 401' };
    await expect(rotateToMade(world.parts, order)).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    expect(world.made.size).toBe(0);
    expect(world.states).toEqual(['1 current', '2 retired']);
  });
});

type Way = readonly [kind: string, turn: (world: World) => Promise<unknown>];
const ways: readonly Way[] = [
  ['a good value', (world) => rotate(world)],
  ['a mistyped value', (world) => rotate(world, 'mistyped')],
  ['a value that the provider makes', (world) => rotateToMade(world.parts, order)],
];

/** Moments of a whole rotation with two units: one before each effect and one after. */
async function momentsOf(turn: Way[1]): Promise<number[]> {
  const world = new World(['agents', 'orchestrator']);
  await turn(world).catch(() => undefined);
  return Array.from({ length: world.moments }, (_, moment) => moment);
}

const cuts = await Promise.all(
  ways.map(async ([kind, turn]) => ({ kind, turn, moments: await momentsOf(turn) })),
);

describe.each(cuts)('the power failing while a secret is rotated to $kind', ({ turn, moments }) => {
  test.each(moments)(
    'at moment %i leaves one value in use that works, and the next command ends it',
    async (moment) => {
      const world = new World(['agents', 'orchestrator']);
      world.untilPowerCut = moment;
      await expect(turn(world)).rejects.toThrow(PowerCut);
      expect(world.states.filter((state) => state.endsWith('current'))).toHaveLength(1);
      expect(world.valid).toContain(world.current);
      for (const held of world.units.values()) expect(world.valid).toContain(held);

      world.untilPowerCut = Number.POSITIVE_INFINITY;
      await resume(world).catch((error: unknown) => expect(error).toHaveProperty('code'));
      expect(openRotations(world.journal.read())).toEqual([]);
      expect(world.states.filter((state) => state.endsWith('current'))).toHaveLength(1);
      expect(world.valid).toContain(world.current);
      expect(new Set(world.units.values())).toEqual(new Set([world.current]));
      // The old one is in use or has its way back.
      expect(world.valueOf(1)).toBe('old');
      // No key is valid that nobody knows of.
      const known = world.versions.flatMap(({ providerId }) => providerId ?? []);
      expect([...world.made.keys()].filter((id) => !known.includes(id))).toEqual([]);
    },
  );
});
