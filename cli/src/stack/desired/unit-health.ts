import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { HealthSpec, TransportFiles, UnitPort } from '../unit-spec.ts';
import { seenFromContainer } from './containers.ts';
import type { DeclaredUnit } from './declared-unit.ts';

export interface UnitHealthOptions {
  readonly unit: DeclaredUnit;
  readonly environment: UnitEnvironment;
  readonly ports: readonly UnitPort[];
}

/** HOST:PORT that consumers of the unit use; undefined when it serves nobody. */
export function unitAddress({ unit, environment, ports }: UnitHealthOptions): string | undefined {
  if (unit.kind === 'external') return unit.manifest?.address;
  const [first] = ports;
  if (!first) return undefined;
  const host = unit.builtin?.ports.find(({ variable }) => variable === first.variable)?.host;
  return `${reachable(host && environment[host]?.value)}:${first.port}`;
}

/** HOST:PORT that other containers use: the unit goes by its name there. */
export function addressBetweenContainers(options: UnitHealthOptions): string | undefined {
  const address = unitAddress(options);
  if (address === undefined) return undefined;
  if (options.unit.kind === 'external') return seenFromContainer(address);
  return `${options.unit.name}:${options.ports[0]?.port}`;
}

/** How the unit is asked whether it is ready. */
export function unitHealth(options: UnitHealthOptions): HealthSpec | undefined {
  const { unit, environment, ports } = options;
  const address = unitAddress(options);
  if (address === undefined) return undefined;
  const own = unit.manifest?.health;
  // Of a given image nobody but its author knows how it is asked.
  if (unit.manifest?.runtime === 'image' && !own) return undefined;
  const protocol = own?.protocol ?? (unit.builtin?.health || 'grpc');
  const port = ports.find(({ variable }) => variable === own?.port)?.port;
  const asked = port === undefined ? address : address.replace(/\d+$/, String(port));
  if (protocol === 'http') return { protocol, url: `http://${asked}${own?.path ?? '/readyz'}` };
  const tls = transport(environment);
  return tls ? { protocol, address: asked, tls } : { protocol, address: asked };
}

/** A unit that listens everywhere is reached on the loopback. */
function reachable(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function transport(environment: UnitEnvironment): TransportFiles | undefined {
  const certificate = environment.GRPC_TLS_CERT_PATH?.value;
  if (!certificate) return undefined;
  return {
    authority: environment.GRPC_TLS_CA_PATH?.value,
    certificate,
    key: environment.GRPC_TLS_KEY_PATH?.value,
  };
}
