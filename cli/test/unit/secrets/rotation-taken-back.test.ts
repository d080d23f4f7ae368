import { Secret } from '@poker-bot/shared/secret/secret';
import { describe, expect, test } from 'vitest';
import { rollBack, rotateTo } from '../../../src/secrets/rotation/begin-rotation.ts';
import { abandon, resume as resumeAll } from '../../../src/secrets/rotation/rotate.ts';
import { newValue, order, PowerCut, rotate, secretName, World } from './rotation-bench.ts';

describe('a rotation that was cut off after the switch', () => {
  /** One unit has the new value, the other not yet. */
  async function cutOff(): Promise<World> {
    const world = new World(['agents', 'orchestrator']);
    const { parts } = world;
    const listen = ({ type }: { type: string }) => {
      if (type === 'replaced') world.abort.abort();
    };
    await expect(rotateTo({ ...parts, listen }, newValue)).rejects.toThrow('Interrupted');
    return world;
  }
  const later = ({ parts }: World) => ({ ...parts, signal: new AbortController().signal });
  const [variable] = [{ name: secretName, readers: [], aliases: [] }];
  const workshopOf = (world: World) => ({
    journal: later(world).journal,
    partsFor: () => later(world),
    close: () => undefined,
  });
  const work = (world: World) => ({ workshop: workshopOf(world), variables: [variable] });

  test('is taken back by `abandon`, and that is what goes on when it is cut off itself', async () => {
    const world = await cutOff();
    world.untilPowerCut = 3;
    await expect(abandon(work(world))).rejects.toThrow(PowerCut);
    world.untilPowerCut = Number.POSITIVE_INFINITY;
    await expect(resumeAll(work(world))).rejects.toMatchObject({ code: 'ROTATION_REVERTED' });
    expect(world.states).toEqual(['1 current', '2 previous']);
    expect([...world.units.values()]).toEqual(['old', 'old']);
  });

  test('is taken back also when its journal had not heard of the switch', async () => {
    const world = new World();
    world.untilPowerCut = 7;
    await expect(rotate(world)).rejects.toThrow(PowerCut);
    expect(world.states).toEqual(['1 previous', '2 current']);
    expect(world.journal.read().map(({ step }) => step)).toEqual(['begun', 'verified']);
    world.untilPowerCut = Number.POSITIVE_INFINITY;
    await expect(abandon(work(world))).resolves.toMatchObject({ abandoned: [secretName] });
    expect(world.states).toEqual(['1 current', '2 previous']);
  });

  test('gives way to a value that somebody has put into use in the meantime', async () => {
    const world = await cutOff();
    await later(world).secrets.addPending(secretName, new Secret('third'));
    await later(world).secrets.promote(secretName, 3, world.now);
    await expect(resumeAll(work(world))).rejects.toMatchObject({ code: 'ROTATION_REVERTED' });
    expect(world.states).toEqual(['1 previous', '2 previous', '3 current']);
    expect([...world.units.values()]).toEqual(['third', 'third']);
  });
});

test('a first value that its units find refused is taken out of use', async () => {
  const world = new World(['agents'], { stored: false });
  const { parts } = world;
  const confirm = async () => ({ outcome: 'refused', detail: 'HTTP 401' }) as const;
  const consumers = { ...parts.consumers, confirm };
  await expect(rotateTo({ ...parts, consumers }, newValue)).rejects.toMatchObject({
    code: 'ROTATION_REVERTED',
    message: expect.stringContaining('No version is in use, version 1 is kept'),
  });
  expect(world.states).toEqual(['1 previous']);
});

test('a rollback goes down, and to any version that is named', async () => {
  const world = new World();
  await rotate(world);
  world.valid.add('third');
  await rotate(world, 'third');
  await rollBack(world.parts, order);
  expect(world.states).toEqual(['1 previous', '2 current', '3 previous']);
  await rollBack(world.parts, order);
  expect(world.states).toEqual(['1 current', '2 previous', '3 previous']);
  await expect(rollBack(world.parts, order)).rejects.toMatchObject({
    code: 'SECRET_VERSION_UNKNOWN',
  });
  await rollBack(world.parts, { ...order, version: 3 });
  expect(world.states).toEqual(['1 previous', '2 previous', '3 current']);
});
