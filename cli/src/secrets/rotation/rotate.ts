import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import type { z } from 'zod';
import type { secretsRotateResult } from '../../schemas/secrets-rotate-result.ts';
import type { SecretVariable } from '../secret-variables.ts';
import { rollBack, rotateTo, rotateToMade } from './begin-rotation.ts';
import { carryOn, type RotationOutcome } from './carry-on.ts';
import { note } from './note-step.ts';
import { type OpenRotation, openRotations } from './open-rotation.ts';
import type { Workshop } from './open-workshop.ts';
import { retireDue } from './retire-due.ts';
import { takeBack } from './revert.ts';

export type RotateResult = z.output<typeof secretsRotateResult>;

interface Work {
  readonly workshop: Workshop;
  readonly variables: readonly SecretVariable[];
}

export interface RotateOptions extends Work {
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
      await told(workshop, variable.name, async () =>
        options.value
          ? await rotateTo(parts, { ...wish, value: await options.value(variable) })
          : await rotateToMade(parts, wish),
      ),
    );
  }
  return await concluded(options, { outcomes });
}

/** Takes what was begun of these secrets to its end, each as far as it goes. @throws the first failure */
export async function resume(work: Work): Promise<RotateResult> {
  const { workshop } = work;
  const outcomes: RotationOutcome[] = [];
  await eachOpen(work, async ({ begun: { secret, rotation } }) => {
    outcomes.push(await told(workshop, secret, () => carryOn(workshop.partsFor(secret), rotation)));
  });
  return await concluded(work, { outcomes });
}

/** Takes what was begun of these secrets back; the values that were in use stay so, or are again. */
export async function abandon(work: Work): Promise<RotateResult> {
  const { workshop } = work;
  const abandoned: string[] = [];
  await eachOpen(work, async (open) => {
    const { secret, rotation } = open.begun;
    const parts = workshop.partsFor(secret);
    // First: whatever comes in between, it is this that the next command goes on with.
    note(parts, rotation, { step: 'reverting', reason: 'it was abandoned' });
    await told(workshop, secret, () => takeBack(parts, open));
    abandoned.push(secret);
  });
  return await concluded(work, { outcomes: [], abandoned });
}

/** Goes back to an earlier version. */
export async function rollback(
  options: Omit<RotateOptions, 'value' | 'variables'> & {
    readonly variable: SecretVariable;
    /** The one before that in use, when absent. */
    readonly version?: number | undefined;
  },
): Promise<RotateResult> {
  const { workshop, variable, version, graceMs, by } = options;
  const secret = variable.name;
  const parts = workshop.partsFor(secret);
  const outcome = await told(workshop, secret, () =>
    rollBack(parts, { secret, version, graceMs, by }),
  );
  return await concluded({ workshop, variables: [variable] }, { outcomes: [outcome] });
}

async function eachOpen(
  { workshop, variables }: Work,
  act: (open: OpenRotation) => Promise<void>,
): Promise<void> {
  const names = new Set(variables.map(({ name }) => name));
  const failures: unknown[] = [];
  for (const open of openRotations(workshop.journal.read())) {
    if (names.has(open.begun.secret)) await act(open).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Whatever stops a rotation in its middle, its error says that there is something to end. */
async function told<T>(workshop: Workshop, secret: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const open = openRotations(workshop.journal.read()).some(
      ({ begun }) => begun.secret === secret,
    );
    if (!open || !isPokerbotError(error) || hasItsWay.has(error.code)) throw error;
    const { code, message, next, details } = error;
    const hint = `The rotation of \`${secret}\` has not ended: \`pokerbot secrets rotate --resume\` goes on, \`--abandon\` takes it back.`;
    throw new PokerbotError(code, { message, next: [...next, hint], details, cause: error });
  }
}

/** Codes whose remedy is the same already. */
const hasItsWay: ReadonlySet<string> = new Set(['KEY_UNCLEAR', 'ROTATION_OPEN', 'INTERRUPTED']);

/** Result of a command that has done nothing. */
export const nothingDone: RotateResult = {
  rotated: [],
  certificates: [],
  abandoned: [],
  retired: [],
  kept: [],
  vaults: [],
  steps: [],
};

interface Done {
  readonly outcomes: readonly RotationOutcome[];
  readonly abandoned?: readonly string[];
}

async function concluded(
  { workshop, variables }: Work,
  { outcomes, abandoned = [] }: Done,
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
  return {
    ...nothingDone,
    rotated,
    abandoned,
    retired,
    kept: kept.map(({ message }) => message),
  };
}
