import type { ObservedStack, ObservedUnit } from '../../../src/stack/observed-stack.ts';
import type { Configuration, UnitSpec } from '../../../src/stack/unit-spec.ts';

/** A declared unit with nothing special about it. */
export function spec(
  name: string,
  options: { configuration?: Configuration; dependsOn?: readonly string[] } = {},
): UnitSpec {
  return {
    name,
    kind: 'daemon',
    command: 'node',
    args: [],
    workingDirectory: '/workspace',
    environment: {},
    secrets: [],
    secretVariables: [],
    ports: [],
    dependsOn: options.dependsOn ?? [],
    configuration: options.configuration ?? {},
  };
}

/** A unit as found, healthy unless told otherwise. */
export function found(name: string, options: Partial<ObservedUnit> = {}): ObservedUnit {
  return {
    name,
    kind: 'daemon',
    state: 'healthy',
    configuration: {},
    ports: [],
    dependsOn: [],
    restarts: 0,
    ...options,
  };
}

export function observed(
  units: readonly ObservedUnit[],
  resources: readonly string[] = ['supervisor'],
): ObservedStack {
  return { units, resources, ports: {}, images: [], fingerprintKey: 'key' };
}
