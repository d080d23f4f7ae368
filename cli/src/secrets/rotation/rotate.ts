import type { Secret } from '@poker-bot/shared/secret/secret';
import type { z } from 'zod';
import type { secretsRotateResult } from '../../schemas/secrets-rotate-result.ts';
import type { SecretVariable } from '../secret-variables.ts';
import { rollBack, rotateTo, rotateToMade } from './begin-rotation.ts';
import { carryOn, type RotationOutcome } from './carry-on.ts';
import { openRotations } from './open-rotation.ts';
import type { Workshop } from './open-workshop.ts';
import { retireDue } from './retire-due.ts';
import { takeBack } from './revert.ts';

export type RotateResult = z.output<typeof secretsRotateResult>;

export interface RotateOptions {
  readonly workshop: Workshop;
  readonly variables: readonly SecretVariable[];
  readonly graceMs: number;
  readonly by: string;
  /** Asked for when it is the secret's turn; absent where the provider makes it. */
  readonly value: ((variable: SecretVariable) => Promise<Secret>) | undefined;
}

/** Rotates secrets one after the other; the first that fails ends it, with those before it done. */
export async function rotate(options: RotateOptions): Promise<RotateResult> {
  const { workshop, variables, graceMs, by } = options;
  const outcomes: RotationOutcome[] = [];
  for (const variable of variables) {
    const parts = workshop.partsFor(variable.name);
    const wish = { secret: variable.name, graceMs, by };
    outcomes.push(
      options.value
        ? await rotateTo(parts, { ...wish, value: await options.value(variable) })
        : await rotateToMade(parts, wish),
    );
  }
  return await concluded(options, outcomes);
}

/** Takes what was begun to its end. */
export async function resume(options: Omit<RotateOptions, 'value'>): Promise<RotateResult> {
  const { workshop } = options;
  const outcomes: RotationOutcome[] = [];
  for (const { begun } of openRotations(workshop.journal.read())) {
    outcomes.push(await carryOn(workshop.partsFor(begun.secret), begun.rotation));
  }
  return await concluded(options, outcomes);
}

/** Takes what was begun back; the values that were in use stay so, or are again. */
export async function abandon(options: Omit<RotateOptions, 'value'>): Promise<RotateResult> {
  const { workshop } = options;
  for (const open of openRotations(workshop.journal.read())) {
    await takeBack(workshop.partsFor(open.begun.secret), open);
  }
  return await concluded(options, []);
}

/** Goes back to the version before. */
export async function rollback(
  options: Omit<RotateOptions, 'value' | 'variables'> & { readonly variable: SecretVariable },
): Promise<RotateResult> {
  const { workshop, variable, graceMs, by } = options;
  const parts = workshop.partsFor(variable.name);
  const outcome = await rollBack(parts, { secret: variable.name, graceMs, by });
  return await concluded({ ...options, variables: [variable] }, [outcome]);
}

async function concluded(
  { workshop, variables }: Pick<RotateOptions, 'workshop' | 'variables'>,
  outcomes: readonly RotationOutcome[],
): Promise<RotateResult> {
  const parts = workshop.partsFor('');
  const { retired, kept } = await retireDue(
    { ...parts, makerFor: (secret) => workshop.partsFor(secret).maker() },
    variables.map(({ name }) => name),
  );
  const rotated = outcomes.map(({ secret, from, version, replaced }) => {
    const readers = variables.find(({ name }) => name === secret)?.readers ?? [];
    const old = parts.secrets.record(secret)?.versions.find((each) => each.version === from);
    return {
      secret,
      from: from ?? null,
      version,
      replaced,
      waiting: readers.filter((unit) => !replaced.includes(unit)),
      retireAfter: old?.retireAfter ?? null,
    };
  });
  return { rotated, retired, kept: kept.map(({ message }) => message), steps: [] };
}
