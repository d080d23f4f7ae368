import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import type { RotationSite, Wanted } from './open-rotation-site.ts';
import { parseGrace } from './parse-grace.ts';
import { plannedSteps, stepsToEnd } from './planned-steps.ts';
import { abandon, nothingDone, type RotateResult, resume, rotate } from './rotate.ts';

export interface RotationOrder extends Wanted {
  readonly names: readonly string[];
  /** Go on with what was cut off, or take it back, instead of beginning anything. */
  readonly resume: boolean;
  readonly abandon: boolean;
  /** Have the provider make the new value. */
  readonly create: boolean;
  /** Give the vaults of this user a new key, instead of a secret a new value. */
  readonly vaultKey: boolean;
  readonly dryRun: boolean;
  /** As it was written, such as `24h`. */
  readonly grace: string;
  /** Ask the provider before anything is switched. */
  readonly verify: boolean;
  /** Whether the value comes out of a pipe, which carries one. */
  readonly isPiped: boolean;
  value(name: string): Promise<Secret>;
}

/** @throws PokerbotError of choosing the secrets, of the stores and of the rotation itself */
export async function performRotation(
  site: RotationSite,
  order: RotationOrder,
): Promise<RotateResult> {
  const { isPiped } = order;
  if (order.vaultKey) {
    if (order.dryRun) return { ...nothingDone, steps: [...vaultSteps] };
    return { ...nothingDone, vaults: await site.rekeyVaults() };
  }
  const graceMs = parseGrace(order.grace);
  const goesOn = order.resume || order.abandon;
  const variables = goesOn ? site.named(order.names) : site.chosen(order.names, order);
  if (order.dryRun) {
    const steps = goesOn
      ? stepsToEnd(site, variables, order)
      : await plannedSteps(site, variables, order);
    return { ...nothingDone, steps };
  }
  if (!goesOn && isPiped && !order.create) refuseSharedPipe(variables.length);
  const workshop = site.open();
  const work = { workshop, variables };
  try {
    if (order.resume) return await resume(work);
    if (order.abandon) return await abandon(work);
    const value = order.create ? undefined : ({ name }: { name: string }) => order.value(name);
    return await rotate({ ...work, graceMs, by: site.account, value });
  } finally {
    workshop.close();
  }
}

const vaultSteps = [
  'vault key: write a new key beside the old one',
  'vault key: encrypt every vault of this user to the new one, and read it back',
  'vault key: remove the old one',
];

function refuseSharedPipe(secrets: number): void {
  if (secrets < 2) return;
  throw new PokerbotError('USAGE', {
    message: `One pipe cannot carry the values of ${secrets} secrets`,
    next: ['Name one: `pokerbot secrets rotate NAME --stdin < FILE`'],
  });
}
