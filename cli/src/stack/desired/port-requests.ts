import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { PortRequest } from '../ports/assign-ports.ts';
import type { DeclaredUnit } from './declared-unit.ts';

/** Address that units listen on when nothing says otherwise. */
const loopback = '127.0.0.1';

/**
 * The ports that a unit needs of this machine, each with where somebody wrote it down, if anybody did. A unit in a container
 * needs one, by which it is reached from outside; the others stay between the containers.
 */
export function portRequests(
  unit: DeclaredUnit,
  environment: UnitEnvironment,
  place: 'process' | 'container' = 'process',
): PortRequest[] {
  if (unit.kind !== 'daemon') return [];
  const all = unit.builtin?.ports ?? [];
  const builtin = place === 'container' ? all.slice(0, 1) : all;
  const requests = builtin.map(({ variable, host }): PortRequest => {
    const found = environment[variable];
    const port = Number(found?.value ?? 0);
    const written =
      found === undefined || found.source === 'default' || port === 0
        ? undefined
        : { port, source: found.origin };
    return {
      unit: unit.name,
      variable,
      host: (place === 'process' && environment[host]?.value) || loopback,
      written,
      preferred: written || port === 0 ? firstUnprivileged : port,
    };
  });
  const own = Object.entries(unit.manifest?.ports ?? {}).map(
    ([variable, port]): PortRequest => ({
      unit: unit.name,
      variable,
      host: loopback,
      written: { port, source: 'pokerbot.yaml' },
      preferred: port,
    }),
  );
  return [...requests.filter(({ variable }) => !unit.manifest?.ports?.[variable]), ...own];
}

/** Where the search begins when any port will do. */
const firstUnprivileged = 20_000;
