import { randomUUID } from 'node:crypto';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import { currentOf } from '../records/version-changes.ts';
import { carryOn, type RotationOutcome } from './carry-on.ts';
import { note } from './note-step.ts';
import { openRotations } from './open-rotation.ts';
import { takeBack } from './revert.ts';
import type { RotationParts } from './rotation-parts.ts';

export interface RotationWish {
  /** Variable of the secret. */
  readonly secret: string;
  /** Time that the old value stays valid after the end, in milliseconds. */
  readonly graceMs: number;
  /** Account that rotates. */
  readonly by: string;
}

/**
 * Rotates a secret to a new value.
 *
 * @throws PokerbotError `SECRET_UNCHANGED` for the value in use, `ROTATION_OPEN` while another one of it has not ended, and what
 * `carryOn` throws
 */
export async function rotateTo(
  parts: RotationParts,
  { value, ...wish }: RotationWish & { readonly value: Secret },
): Promise<RotationOutcome> {
  refuseSame(parts, wish.secret, value);
  const { rotation, to } = beginNew(parts, wish);
  try {
    await store(parts, { secret: wish.secret, value, to });
  } catch (error) {
    // A store that cannot be unlocked is no rotation that somebody has to end.
    note(parts, rotation, { step: 'reverted' });
    throw error;
  }
  return await carryOn(parts, rotation);
}

/**
 * Rotates a secret to a value that its provider makes. The name that it is made under is in the journal first: what is lost on the
 * way from there to the store is found by it and revoked.
 *
 * @throws PokerbotError `KEY_NOT_MADE`, and what `rotateTo` throws
 */
export async function rotateToMade(
  parts: RotationParts,
  wish: RotationWish,
): Promise<RotationOutcome> {
  const maker = await parts.maker();
  const label = `pokerbot-${randomUUID()}`;
  const { rotation, to } = beginNew(parts, { ...wish, label });
  parts.listen({ type: 'making', provider: maker.name });
  try {
    const { id, value } = await maker.make(label);
    await store(parts, { secret: wish.secret, value, to, providerId: id });
  } catch (error) {
    await forgetMade(parts, rotation);
    throw error;
  }
  return await carryOn(parts, rotation);
}

/** A key that was made all the same is revoked; where that fails, the next `--resume` or `--abandon` does it. */
async function forgetMade(parts: RotationParts, rotation: string): Promise<void> {
  const open = openRotations(parts.journal.read()).find(({ begun }) => begun.rotation === rotation);
  if (open) await takeBack(parts, open).catch(() => undefined);
}

/**
 * Goes back to the version before the one in use, or to the one that is named, by the same steps: it is tested first too.
 *
 * @throws PokerbotError `SECRET_VERSION_UNKNOWN` when it is not kept any more, and what `rotateTo` throws
 */
export async function rollBack(
  parts: RotationParts,
  { version, ...wish }: RotationWish & { readonly version?: number | undefined },
): Promise<RotationOutcome> {
  const { secret } = wish;
  const record = parts.secrets.record(secret);
  const current = currentOf(record)?.version ?? Number.POSITIVE_INFINITY;
  const kept = (record?.versions ?? []).filter(({ state }) => state === 'previous');
  const target =
    version === undefined
      ? kept.findLast((each) => each.version < current)
      : kept.find((each) => each.version === version);
  if (!target) {
    const wanted = version === undefined ? 'earlier version' : `version ${version}`;
    throw new PokerbotError('SECRET_VERSION_UNKNOWN', {
      message: `\`${secret}\` has no ${wanted} that could come back`,
      details: { secret, kept: kept.map((each) => each.version) },
    });
  }
  return await carryOn(parts, begin(parts, { ...wish, to: target.version }));
}

/** Units would be started anew for nothing, and the old key be revoked by somebody who believes that there is a new one. */
function refuseSame({ secrets }: RotationParts, secret: string, value: Secret): void {
  const current = secrets.record(secret)?.versions.find(({ state }) => state === 'current');
  if (current?.fingerprint !== secrets.fingerprint(value)) return;
  throw new PokerbotError('SECRET_UNCHANGED', {
    message: `That is the value of \`${secret}\` which is in use already (version ${current.version}). Nothing was changed`,
    details: { secret, version: current.version },
  });
}

interface Store {
  readonly secret: string;
  readonly value: Secret;
  readonly to: number;
  readonly providerId?: string;
}

async function store(
  { secrets }: RotationParts,
  { secret, value, to, providerId }: Store,
): Promise<void> {
  const stored = await secrets.addPending(secret, value, providerId);
  if (stored === to) return;
  await secrets.retire(secret, stored);
  throw new PokerbotError('ROTATION_REVERTED', {
    message: `Another value of \`${secret}\` was stored in the meantime. The new one was not taken`,
    details: { secret, to, stored },
  });
}

interface Begin extends RotationWish {
  readonly label?: string | undefined;
}

function beginNew(parts: RotationParts, wish: Begin): { rotation: string; to: number } {
  const versions = parts.secrets.record(wish.secret)?.versions ?? [];
  const to = Math.max(0, ...versions.map(({ version }) => version)) + 1;
  return { rotation: begin(parts, { ...wish, to }), to };
}

function begin(parts: RotationParts, wish: Begin & { readonly to: number }): string {
  const { secret } = wish;
  const open = openRotations(parts.journal.read()).find(({ begun }) => begun.secret === secret);
  if (open) {
    throw new PokerbotError('ROTATION_OPEN', {
      message: `A rotation of \`${secret}\` that began ${open.begun.at} has not ended`,
      details: { secret, from: open.begun.from, to: open.begun.to },
    });
  }
  const versions = parts.secrets.record(secret)?.versions ?? [];
  const from = versions.find(({ state }) => state === 'current')?.version;
  const rotation = randomUUID();
  note(parts, rotation, { step: 'begun', ...wish, from });
  return rotation;
}
