import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openCertificates } from '../../../src/secrets/certificates/open-certificates.ts';
import { repairCertificates } from '../../../src/secrets/certificates/repair-certificates.ts';
import { another, same, WireWorld } from './certificate-bench.ts';
import { day, PowerCut } from './rotation-bench.ts';

type Way = readonly [kind: string, turn: (world: WireWorld) => Promise<unknown>];

/** As a rotation whose new certificate one unit does not start with. */
function picky(to: typeof same, graceMs: number): Way[1] {
  return (world) => {
    world.picky.set('agents', readFileSync(to.issued.certificate, 'utf8'));
    return world.rotate(to, graceMs);
  };
}

const ways: readonly Way[] = [
  ['one of the same authority', (world) => world.rotate(same, day)],
  ['one of a new authority', (world) => world.rotate(another, day)],
  ['one of a new authority without a grace', (world) => world.rotate(another, 0)],
  ['one with which a unit does not start', picky(same, day)],
  ['one of a new authority with which a unit does not start', picky(another, day)],
];

/** Moments of a whole rotation with two units: one before each effect and one after. */
async function momentsOf(turn: Way[1]): Promise<number[]> {
  const world = new WireWorld();
  await turn(world).catch((error: unknown) =>
    expect(error).toHaveProperty('code', 'ROTATION_REVERTED'),
  );
  expect(world.moments).toBeGreaterThan(10);
  return Array.from({ length: world.moments }, (_, moment) => moment);
}

const cuts = await Promise.all(
  ways.map(async ([kind, turn]) => ({ kind, turn, moments: await momentsOf(turn) })),
);

describe.each(cuts)(
  'the power failing while the certificate is rotated to $kind',
  ({ turn, moments }) => {
    test.each(moments)(
      'at moment %i leaves units that understand each other and whoever starts then, and the next command ends it',
      async (moment) => {
        const world = new WireWorld();
        world.untilPowerCut = moment;
        await expect(turn(world)).rejects.toThrow(PowerCut);
        world.untilPowerCut = Number.POSITIVE_INFINITY;
        await repairCertificates(world.parts);
        expect(world.isWhole).toBe(true);

        await world.resume().catch((error: unknown) => {
          expect(error).toHaveProperty('code', 'ROTATION_REVERTED');
        });
        expect(openCertificates(world.journal.read())).toEqual([]);
        expect(world.isWhole).toBe(true);
        // What lies in the files is what every unit has, and what the records say.
        const { certificate, authority } = world.read();
        const shown = [...world.units.values()].map((held) => [held.certificate, held.authority]);
        expect(shown).toEqual(shown.map(() => [certificate, authority]));
        const current = world.parts.shelf.versions.filter(({ state }) => state === 'current');
        if (current.length > 0) {
          const [{ version, trust } = { version: 0, trust: null }] = current;
          expect(world.parts.shelf.contents({ version, trust }).certificate).toBe(certificate);
        } else expect(certificate).toBe(world.original.certificate);
        expect(
          world.parts.shelf.versions.filter(({ state }) => state === 'pending').length,
        ).toBeLessThan(2);
      },
    );
  },
);
