import type { DriverFactory, EngineFinding } from '../stack/driver-factory.ts';
import type { Check } from './check.ts';

export interface DockerQuestion {
  readonly drivers: Pick<DriverFactory, 'engine'>;
  /** Whether the workspace asks for containers. */
  readonly wanted: boolean;
}

/** Does a container engine answer, wherever `up` would look for one? That none does matters only to a workspace that asks for it. */
export async function checkDocker({ drivers, wanted }: DockerQuestion): Promise<Check> {
  return { name: 'docker', ...judge(await drivers.engine(), wanted) };
}

const names = { docker: 'Docker', podman: 'Podman' };

function judge(found: EngineFinding, wanted: boolean): Omit<Check, 'name'> {
  if (!found.absence) {
    return { status: 'ok', reason: `${names[found.product]} answers (${found.source})` };
  }
  const { message, next } = found.absence;
  if (!wanted) return { status: 'ok', reason: `this workspace needs no engine. ${message}` };
  return {
    status: 'fail',
    reason: `the workspace asks for \`driver: docker\`. ${message}`,
    fix: [...next, 'or set `driver: process` in `pokerbot.yaml`'].join('; '),
  };
}
