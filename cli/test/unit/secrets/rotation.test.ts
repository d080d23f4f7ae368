import { describe, expect, test } from 'vitest';
import { rollBack, rotateTo } from '../../../src/secrets/rotation/begin-rotation.ts';
import { carryOn } from '../../../src/secrets/rotation/carry-on.ts';
import { openRotations } from '../../../src/secrets/rotation/open-rotation.ts';
import { day, due, newValue, order, resume, rotate, secretName, World } from './rotation-bench.ts';

describe('a rotation', () => {
  test('tests the new value, switches, replaces each unit that reads it, and keeps the old value for a day', async () => {
    const world = new World(['agents', 'orchestrator']);
    await expect(rotate(world)).resolves.toEqual({
      secret: secretName,
      from: 1,
      version: 2,
      replaced: ['agents', 'orchestrator'],
    });
    expect(world.states).toEqual(['1 previous', '2 current']);
    expect(world.versions[0]?.retireAfter).toBe('2026-03-02T00:00:00.000Z');
    expect([...world.units]).toEqual([
      ['agents', 'new'],
      ['orchestrator', 'new'],
    ]);
    expect(world.journal.read().map(({ step }) => step)).toEqual([
      'begun',
      'verified',
      'switched',
      'replaced',
      'replaced',
      'finished',
    ]);
    expect(JSON.stringify(world.journal.read())).not.toMatch(/"new"|"old"/);
  });

  test('to the value in use is refused before anything is done', async () => {
    const world = new World();
    await expect(rotate(world, 'old')).rejects.toMatchObject({ code: 'SECRET_UNCHANGED' });
    expect(world.states).toEqual(['1 current']);
    expect(world.journal.read()).toEqual([]);
  });

  test('leaves everything as it is when the provider refuses the new value', async () => {
    const world = new World();
    await expect(rotate(world, 'mistyped')).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    expect(world.states).toEqual(['1 current', '2 retired']);
    expect(world.units.get('agents')).toBe('old');
    expect(openRotations(world.journal.read())).toEqual([]);
  });

  test('keeps an untested value where the provider says neither yes nor no, and asks again when resumed', async () => {
    const world = new World();
    world.answer = { outcome: 'unclear', detail: 'it answered with HTTP 503' };
    await expect(rotate(world)).rejects.toMatchObject({ code: 'KEY_UNCLEAR' });
    expect(world.states).toEqual(['1 current', '2 pending']);
    await expect(rotate(world)).rejects.toMatchObject({ code: 'ROTATION_OPEN' });
    world.answer = undefined;
    await resume(world);
    expect(world.states).toEqual(['1 previous', '2 current']);
  });

  test('brings the old value back to every unit when one does not become healthy with the new one', async () => {
    const world = new World(['agents', 'orchestrator']);
    world.broken.add('orchestrator');
    const failing = rotate(world);
    // It stays broken, so going back cannot end either: the next command goes on with that.
    await expect(failing).rejects.toThrow('`orchestrator` did not become healthy');
    expect(world.current).toBe('old');
    expect(world.units.get('agents')).toBe('old');
    world.broken.clear();
    await expect(resume(world)).rejects.toMatchObject({ code: 'ROTATION_REVERTED' });
    expect([...world.units.values()]).toEqual(['old', 'old']);
    expect(world.states).toEqual(['1 current', '2 previous']);
  });

  test('brings the old value back when a unit finds that its provider refuses the new one', async () => {
    const world = new World();
    const { parts } = world;
    const { consumers } = parts;
    const confirm = async (unit: string) =>
      world.units.get(unit) === 'new'
        ? ({ outcome: 'refused', detail: 'HTTP 401' } as const)
        : ({ outcome: 'accepted', detail: '' } as const);
    const told = rotateTo({ ...parts, consumers: { ...consumers, confirm } }, newValue);
    await expect(told).rejects.toMatchObject({
      code: 'ROTATION_REVERTED',
      message: expect.stringContaining('`agents` asked the provider with the new key: HTTP 401'),
    });
    expect(world.units.get('agents')).toBe('old');
  });

  test('ends between two steps when it is interrupted, and goes on when resumed', async () => {
    const world = new World(['agents', 'orchestrator']);
    const { parts } = world;
    const stopAfterFirst = {
      ...parts,
      listen: ({ type }: { type: string }) => {
        if (type === 'replaced') world.abort.abort();
      },
    };
    await expect(rotateTo(stopAfterFirst, newValue)).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect([...world.units.values()]).toEqual(['new', 'old']);
    const later = { ...world.parts, signal: new AbortController().signal };
    const [open] = openRotations(world.journal.read());
    await carryOn(later, String(open?.begun.rotation));
    expect([...world.units.values()]).toEqual(['new', 'new']);
  });

  test('can be rolled back, which tests the old value first', async () => {
    const world = new World();
    await rotate(world);
    world.valid.delete('old');
    await expect(rollBack(world.parts, order)).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    expect(world.states).toEqual(['1 previous', '2 current']);
    world.valid.add('old');
    await rollBack(world.parts, order);
    expect(world.states).toEqual(['1 current', '2 previous']);
    expect(world.units.get('agents')).toBe('old');
  });
});

describe('the old value', () => {
  test('is removed by the first look after its grace, never before', async () => {
    const world = new World();
    await rotate(world);
    world.now += day - 1;
    expect((await due(world)).retired).toEqual([]);
    world.now += 1;
    const retired = [{ secret: secretName, version: 1 }];
    expect(await due(world)).toEqual({ retired, kept: [] });
    expect(world.states).toEqual(['1 retired', '2 current']);
    expect(world.valueOf(1)).toBeUndefined();
  });

  test('is kept while a rotation that has not ended may need it', async () => {
    const world = new World();
    await rotate(world);
    world.answer = { outcome: 'unclear', detail: '' };
    await expect(rotate(world, 'third')).rejects.toMatchObject({ code: 'KEY_UNCLEAR' });
    world.now += 2 * day;
    expect((await due(world)).retired).toEqual([]);
  });
});
