import type { ContainerSpec, HealthSpec, UnitSpec } from '../../../unit-spec.ts';

const healthLabel = 'pokerbot.health';

/** How a unit is asked from outside, for the case that nothing in its container does. */
export function healthLabels({ health }: UnitSpec, { healthcheck }: ContainerSpec) {
  return health && !healthcheck ? { [healthLabel]: JSON.stringify(health) } : {};
}

/** What cannot be read counts as absent: somebody else may write labels. */
export function labelledHealth(labels: Readonly<Record<string, string>>): HealthSpec | undefined {
  try {
    const health: unknown = JSON.parse(labels[healthLabel] ?? '');
    return isHealth(health) ? health : undefined;
  } catch {
    return undefined;
  }
}

function isHealth(value: unknown): value is HealthSpec {
  if (typeof value !== 'object' || value === null || !('protocol' in value)) return false;
  return value.protocol === 'http'
    ? 'url' in value && typeof value.url === 'string' && URL.canParse(value.url)
    : value.protocol === 'grpc' && 'address' in value && typeof value.address === 'string';
}
