import { findProvider } from '@poker-bot/shared/provider-keys/find-provider';
import type { SecretVariable } from '../secret-variables.ts';
import type { RotationSite } from './open-rotation-site.ts';

/** What decides which steps there are. */
export interface Planned {
  readonly create: boolean;
  readonly verify: boolean;
  /** As it was written, such as `24h`. */
  readonly grace: string;
}

/** What rotating these would do, in the words of a person. */
export async function plannedSteps(
  { running, settings }: Pick<RotationSite, 'running' | 'settings'>,
  variables: readonly SecretVariable[],
  planned: Planned,
): Promise<string[]> {
  const steps: string[] = [];
  for (const { name, readers } of variables) {
    const units = await running(name);
    const waiting = readers.filter((unit) => !units.includes(unit));
    steps.push(
      ...(planned.create ? [`${name}: have the provider make a new key`] : []),
      `${name}: store the new value as a pending version`,
      `${name}: ${test(name, settings(), planned)}`,
      `${name}: make it the one in use`,
      ...units.map((unit) => `${name}: start \`${unit}\` anew, and wait until it is healthy`),
      ...waiting.map(
        (unit) => `${name}: \`${unit}\` does not run, and reads it when it is started`,
      ),
      `${name}: keep the old value for ${planned.grace}`,
    );
  }
  return steps;
}

/** What ending the open rotations of these would do. */
export function stepsToEnd(
  { unfinished }: Pick<RotationSite, 'unfinished'>,
  variables: readonly SecretVariable[],
  { abandon }: { readonly abandon: boolean },
): string[] {
  const names = variables.map(({ name }) => name);
  return unfinished()
    .filter(({ begun }) => names.includes(begun.secret))
    .map(({ begun: { secret, from, to, at }, reverting }) => {
      const back = `take back version ${to}, begun ${at}, to version ${from ?? 'none'}`;
      return `${secret}: ${abandon || reverting !== undefined ? back : `go on with version ${to}, begun ${at}`}`;
    });
}

function test(
  name: string,
  settings: Readonly<Record<string, string>>,
  { verify }: Planned,
): string {
  if (!verify) return 'ask nobody about it';
  const provider = findProvider(name, settings);
  return provider
    ? `ask ${provider.name} whether it accepts it`
    : 'nobody can be asked about it, so it is not tested';
}
