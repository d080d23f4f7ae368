import { isPokerbotError, type PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { overdue } from '../records/version-changes.ts';
import { openRotations } from './open-rotation.ts';
import { retireVersion } from './revoke.ts';
import type { RotationParts } from './rotation-parts.ts';

/** A version whose value was removed. */
export interface RetiredVersion {
  readonly secret: string;
  readonly version: number;
}

/** What became of the versions whose grace has passed. */
export interface RetiredDue {
  readonly retired: readonly RetiredVersion[];
  /** Why some were kept for now: they are tried again the next time. */
  readonly kept: readonly PokerbotError[];
}

type Parts = Pick<RotationParts, 'secrets' | 'journal' | 'clock'> & {
  makerFor(secret: string): ReturnType<RotationParts['maker']>;
};

/** Removes the values whose grace has passed, revoked first where we can; none that a rotation which has not ended may need. */
export async function retireDue(parts: Parts, names: readonly string[]): Promise<RetiredDue> {
  const { secrets, makerFor } = parts;
  const retired: RetiredVersion[] = [];
  const kept: PokerbotError[] = [];
  for (const { secret, version } of due(parts, names)) {
    try {
      await retireVersion({ secrets, maker: () => makerFor(secret) }, secret, version);
      retired.push({ secret, version });
    } catch (error) {
      if (!isPokerbotError(error)) throw error;
      kept.push(error);
    }
  }
  return { retired, kept };
}

function due({ secrets, journal, clock }: Parts, names: readonly string[]): RetiredVersion[] {
  const busy = new Set(openRotations(journal.read()).map(({ begun }) => begun.secret));
  return names
    .filter((secret) => !busy.has(secret))
    .flatMap((secret) => {
      const record = secrets.record(secret);
      return record ? overdue(record, clock.now()).map(({ version }) => ({ secret, version })) : [];
    });
}
