import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { UnitPort, UnitSpec } from '../unit-spec.ts';
import { containerProgram } from './container-program.ts';
import type { Containers } from './containers.ts';
import type { DeclaredUnit } from './declared-unit.ts';
import { type ProcessProgramOptions, processProgram } from './process-program.ts';
import type { Program } from './program.ts';
import { type UnitEnvironmentOptions, unitEnvironment } from './unit-environment.ts';
import { unitAddress, unitHealth } from './unit-health.ts';

export interface UnitSpecOptions
  extends Pick<UnitEnvironmentOptions, 'addresses' | 'fingerprintKey' | 'place' | 'readSecretFile'>,
    Pick<ProcessProgramOptions, 'installation' | 'node' | 'revisionOf'> {
  readonly unit: DeclaredUnit;
  readonly resolved: UnitEnvironment;
  readonly ports: readonly UnitPort[];
  readonly workspace: string;
  /** What every process needs of the place it runs in. */
  readonly surroundings: Readonly<Record<string, string>>;
  /** Given when the units run in containers. */
  readonly containers?: Containers | undefined;
}

/** Everything that running one unit takes. Pure but for what is passed in. */
export function buildUnitSpec(options: UnitSpecOptions): UnitSpec {
  const { unit, resolved, ports, containers } = options;
  const environment = unitEnvironment({ ...options, name: unit.name });
  const program = programOf(options);
  const health = unitHealth({ unit, environment: resolved, ports });
  const address = unitAddress({ unit, environment: resolved, ports });
  return {
    name: unit.name,
    kind: unit.kind,
    command: program.command,
    args: program.args,
    workingDirectory: options.workspace,
    environment:
      unit.kind === 'external'
        ? {}
        : {
            ...(containers ? {} : options.surroundings),
            ...program.environment,
            ...environment.values,
          },
    secrets: environment.secrets,
    secretVariables: environment.secretVariables,
    ports,
    address,
    health,
    dependsOn: unit.dependsOn,
    configuration:
      unit.kind === 'external'
        ? { address: address ?? '' }
        : { ...environment.configuration, ...program.configuration, ...ownHealth(unit) },
    ...(program.container && { container: program.container }),
  };
}

/** The check that somebody has written is part of what is declared; ours comes with the unit. */
function ownHealth({ manifest }: DeclaredUnit): Record<string, string> {
  const { protocol, port, path } = manifest?.health ?? {};
  if (protocol === undefined) return {};
  const words = [protocol, port, protocol === 'http' ? path : undefined];
  return { health: words.filter(Boolean).join(' ') };
}

function programOf(options: UnitSpecOptions): Program {
  const { unit, workspace, ports, containers } = options;
  if (unit.kind === 'external') return { command: '', args: [], configuration: {} };
  return containers
    ? containerProgram({ unit, workspace, ports, containers })
    : processProgram(options);
}
