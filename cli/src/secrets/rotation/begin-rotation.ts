import { randomUUID } from 'node:crypto';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import { carryOn, type RotationOutcome } from './carry-on.ts';
import { note } from './note-step.ts';
import { openRotations } from './open-rotation.ts';
import type { RotationParts } from './rotation-parts.ts';

export interface NewValue {
  /** Variable of the secret. */
  readonly secret: string;
  readonly value: Secret;
  /** Time that the old value stays valid after the end, in milliseconds. */
  readonly graceMs: number;
  /** Account that rotates. */
  readonly by: string;
}

/**
 * Rotates a secret to a new value.
 *
 * @throws PokerbotError `ROTATION_OPEN` while another one of it has not ended, and what `carryOn` throws
 */
export async function rotateTo(
  parts: RotationParts,
  { secret, value, graceMs, by }: NewValue,
): Promise<RotationOutcome> {
  const versions = parts.secrets.record(secret)?.versions ?? [];
  const to = Math.max(0, ...versions.map(({ version }) => version)) + 1;
  const rotation = begin(parts, { secret, to, graceMs, by });
  await store(parts, { rotation, secret, value, to });
  return await carryOn(parts, rotation);
}

interface Store extends Pick<NewValue, 'secret' | 'value'> {
  readonly rotation: string;
  readonly to: number;
}

async function store(parts: RotationParts, { rotation, secret, value, to }: Store): Promise<void> {
  try {
    const stored = await parts.secrets.addPending(secret, value);
    if (stored !== to) throw new Error(`Version ${stored} was stored where ${to} was to be`);
  } catch (error) {
    // A store that cannot be unlocked is no rotation that somebody has to end.
    note(parts, rotation, { step: 'reverted' });
    throw error;
  }
}

/**
 * Goes back to the version before the one in use, by the same steps: it is tested first too.
 *
 * @throws PokerbotError `SECRET_VERSION_UNKNOWN` when there is none any more, and what `rotateTo` throws
 */
export async function rollBack(
  parts: RotationParts,
  { secret, graceMs, by }: Omit<NewValue, 'value'>,
): Promise<RotationOutcome> {
  const versions = parts.secrets.record(secret)?.versions ?? [];
  const previous = versions.findLast(({ state }) => state === 'previous');
  if (!previous) {
    throw new PokerbotError('SECRET_VERSION_UNKNOWN', {
      message: `\`${secret}\` has no earlier version that could come back`,
      details: { secret },
    });
  }
  const rotation = begin(parts, { secret, to: previous.version, graceMs, by });
  return await carryOn(parts, rotation);
}

interface Begin extends Omit<NewValue, 'value'> {
  readonly to: number;
}

function begin(parts: RotationParts, { secret, to, graceMs, by }: Begin): string {
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
  note(parts, rotation, { step: 'begun', secret, from, to, graceMs, by });
  return rotation;
}
