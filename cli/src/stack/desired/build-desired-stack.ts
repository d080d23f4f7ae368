import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { PortRequest } from '../ports/assign-ports.ts';
import { portKey } from '../ports/port-key.ts';
import type { DesiredStack, UnitPort, UnitSpec } from '../unit-spec.ts';
import { buildUnitSpec, type UnitSpecOptions } from './build-unit-spec.ts';
import type { DeclaredUnit } from './declared-unit.ts';
import { portRequests } from './port-requests.ts';
import { addressBetweenContainers, unitAddress } from './unit-health.ts';

export interface DesiredStackOptions
  extends Omit<UnitSpecOptions, 'unit' | 'resolved' | 'ports' | 'addresses' | 'place'> {
  readonly units: readonly DeclaredUnit[];
  readonly environments: Readonly<Record<string, UnitEnvironment>>;
  /** The chosen ports, by `portKey`. */
  readonly ports: Readonly<Record<string, number>>;
}

/** What has to run, from what is declared. */
export function buildDesiredStack(options: DesiredStackOptions): DesiredStack {
  const { units, environments, ports } = options;
  const place = options.containers ? 'container' : 'process';
  const parts = units.map((unit) => {
    const environment = environments[unit.name] ?? {};
    return { unit, environment, ports: portsOf(portRequests(unit, environment, place), ports) };
  });
  const address = place === 'container' ? addressBetweenContainers : unitAddress;
  const addresses = Object.fromEntries(parts.map((part) => [part.unit.name, address(part)]));
  const specs = parts.map(
    (part): UnitSpec =>
      buildUnitSpec({
        ...options,
        unit: part.unit,
        resolved: part.environment,
        ports: part.ports,
        addresses,
        place,
      }),
  );
  return {
    daemons: specs.filter(({ kind }) => kind !== 'job'),
    jobs: specs.filter(({ kind }) => kind === 'job'),
  };
}

function portsOf(
  requests: readonly PortRequest[],
  chosen: Readonly<Record<string, number>>,
): UnitPort[] {
  return requests.flatMap(({ unit, variable }) => {
    const port = chosen[portKey(unit, variable)];
    return port === undefined ? [] : [{ variable, port }];
  });
}
