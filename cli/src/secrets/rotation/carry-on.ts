import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { currentOf } from '../records/version-changes.ts';
import { note } from './note-step.ts';
import { type OpenRotation, openRotations } from './open-rotation.ts';
import { revert } from './revert.ts';
import { revokeStrays } from './revoke.ts';
import type { RotationParts } from './rotation-parts.ts';
import type { RotationBegun } from './rotation-step.ts';

/** What a rotation came to. */
export interface RotationOutcome {
  readonly secret: string;
  readonly from: number | undefined;
  readonly version: number;
  /** Units that were started anew with the new value. */
  readonly replaced: readonly string[];
}

/**
 * Takes a rotation from wherever it stands to its end. Only a version that was tested becomes the one in use, and nothing
 * here ends the validity of the old one, so at every moment there is a key that works.
 *
 * The order is that of AWS Secrets Manager (create, set, test, finish), with a journal that is written ahead. We deviate in
 * that the test comes before the switch, and a second one, by the units themselves, after it.
 *
 * @throws PokerbotError `KEY_REFUSED`, `KEY_UNCLEAR`, `ROTATION_REVERTED`, `INTERRUPTED`
 */
export async function carryOn(parts: RotationParts, rotation: string): Promise<RotationOutcome> {
  for (;;) {
    const open = openRotations(parts.journal.read()).find(
      ({ begun }) => begun.rotation === rotation,
    );
    if (!open) throw new Error(`The journal has no open rotation \`${rotation}\``);
    if (parts.signal.aborted) throw interruptedAt(open);
    if (open.reverting !== undefined) return await revert(parts, open);
    if (!open.verified) await verify(parts, open);
    else if (!open.switched) await switchOver(parts, open);
    else return await reachUnits(parts, open);
  }
}

async function verify(parts: RotationParts, open: OpenRotation): Promise<void> {
  const { begun } = open;
  const { provider, secrets, listen } = parts;
  if (!isStored(parts, open)) throw await neverStored(parts, open);
  const value = await secrets.value(begun.secret, begun.to);
  if (provider) listen({ type: 'asking', provider: provider.name });
  const answer = provider && (await provider.verify(value, parts.signal));
  if (parts.signal.aborted) throw interruptedAt(open);
  if (answer?.outcome === 'refused') {
    note(parts, begun.rotation, {
      step: 'reverting',
      reason: `${provider?.name}: ${answer.detail}`,
    });
    return;
  }
  if (answer?.outcome === 'unclear') {
    throw new PokerbotError('KEY_UNCLEAR', {
      message: `${provider?.name} says neither yes nor no to the new \`${begun.secret}\`: ${answer.detail}. The one in use stays in use; the new one is kept, untested`,
      details: { secret: begun.secret, version: begun.to },
    });
  }
  const detail = answer?.detail ?? 'nobody can be asked about it';
  note(parts, begun.rotation, { step: 'verified', detail });
  listen({ type: 'verified', detail });
}

async function switchOver(parts: RotationParts, { begun }: OpenRotation): Promise<void> {
  const current = currentOf(parts.secrets.record(begun.secret))?.version;
  if (current !== begun.from && current !== begun.to) {
    const reason = `Version ${current} was put into use in the meantime`;
    note(parts, begun.rotation, { step: 'reverting', reason });
    return;
  }
  await parts.secrets.promote(begun.secret, begun.to, parts.clock.now() + begun.graceMs);
  note(parts, begun.rotation, { step: 'switched' });
  parts.listen({ type: 'switched', secret: begun.secret, version: begun.to });
}

/** One unit after the other: the next only when the one before is healthy and its key is accepted. */
async function reachUnits(parts: RotationParts, open: OpenRotation): Promise<RotationOutcome> {
  const { begun } = open;
  const replaced = new Set(open.replaced);
  try {
    for (const unit of await parts.consumers.running(begun.secret)) {
      if (parts.signal.aborted) throw interruptedAt(open);
      if (!replaced.has(unit)) await replace(parts, begun.rotation, unit);
      await confirm(parts, begun.secret, unit);
      replaced.add(unit);
    }
    stillInUse(parts, begun);
  } catch (cause) {
    if (parts.signal.aborted) throw interruptedAt(open, cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    note(parts, begun.rotation, { step: 'reverting', reason });
    return await revert(parts, { ...open, reverting: reason }, cause);
  }
  note(parts, begun.rotation, { step: 'finished' });
  const { secret, from, to: version } = begun;
  return { secret, from, version, replaced: [...replaced] };
}

/** Nobody is told that a key is in use which is not. */
function stillInUse({ secrets }: RotationParts, { secret, to }: RotationBegun): void {
  const current = currentOf(secrets.record(secret))?.version;
  if (current === to) return;
  throw new Error(`version ${current} was put into use in the meantime`);
}

async function replace(parts: RotationParts, rotation: string, unit: string): Promise<void> {
  parts.listen({ type: 'replacing', unit });
  await parts.consumers.replace(unit);
  note(parts, rotation, { step: 'replaced', unit });
  parts.listen({ type: 'replaced', unit });
}

async function confirm(parts: RotationParts, secret: string, unit: string): Promise<void> {
  const answer = await parts.consumers.confirm(unit, secret);
  if (!answer) return;
  if (answer.outcome === 'accepted') {
    parts.listen({ type: 'confirmed', unit, detail: answer.detail });
    return;
  }
  throw new Error(`\`${unit}\` asked the provider with the new key: ${answer.detail}`);
}

function isStored({ secrets }: RotationParts, { begun }: OpenRotation): boolean {
  const versions = secrets.record(begun.secret)?.versions ?? [];
  return versions.some(({ version, state }) => version === begun.to && state !== 'retired');
}

/** It was stopped before there was anything to rotate to. */
async function neverStored(parts: RotationParts, { begun }: OpenRotation): Promise<PokerbotError> {
  await revokeStrays(parts, begun);
  note(parts, begun.rotation, { step: 'reverted' });
  return new PokerbotError('ROTATION_REVERTED', {
    message: `The rotation of \`${begun.secret}\` had stopped before its new value was stored. Nothing was changed`,
    next: [`\`pokerbot secrets rotate ${begun.secret}\` begins anew.`],
    details: { secret: begun.secret, from: begun.from, to: begun.to },
  });
}

function interruptedAt({ begun }: OpenRotation, cause?: unknown): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: `Interrupted while \`${begun.secret}\` was rotated`,
    next: ['`pokerbot secrets rotate --resume` goes on where it stopped.'],
    cause,
  });
}
