import { findProvider } from '@poker-bot/shared/provider-keys/find-provider';
import type { SecretVariable } from '../secret-variables.ts';
import type { RotationSite } from './open-rotation-site.ts';

/** What rotating these would do, in the words of a person. */
export async function plannedSteps(
  { running }: Pick<RotationSite, 'running'>,
  variables: readonly SecretVariable[],
  graceMs: number,
): Promise<string[]> {
  const steps: string[] = [];
  for (const { name, readers } of variables) {
    const provider = findProvider(name, {});
    const units = await running(name);
    const waiting = readers.filter((unit) => !units.includes(unit));
    steps.push(
      `${name}: store the new value as a pending version`,
      provider
        ? `${name}: ask ${provider.name.split(' at ')[0]} whether it accepts it`
        : `${name}: nobody can be asked about it, so it is not tested`,
      `${name}: make it the one in use`,
      ...units.map((unit) => `${name}: start \`${unit}\` anew, and wait until it is healthy`),
      ...waiting.map(
        (unit) => `${name}: \`${unit}\` does not run, and reads it when it is started`,
      ),
      `${name}: keep the old value for ${Math.round(graceMs / 3.6e6)} h`,
    );
  }
  return steps;
}
