import { relative } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { Installation } from '../../installation.ts';
import type { UnitPort, UnitSpec } from '../unit-spec.ts';
import type { DeclaredUnit } from './declared-unit.ts';
import { type UnitEnvironmentOptions, unitEnvironment } from './unit-environment.ts';
import { unitAddress, unitHealth } from './unit-health.ts';

export interface UnitSpecOptions
  extends Pick<UnitEnvironmentOptions, 'addresses' | 'fingerprintKey' | 'readSecretFile'> {
  readonly unit: DeclaredUnit;
  readonly resolved: UnitEnvironment;
  readonly ports: readonly UnitPort[];
  readonly workspace: string;
  readonly installation: Installation;
  /** The Node.js that runs the units. */
  readonly node: string;
  readonly surroundings: Readonly<Record<string, string>>;
  revisionOf(folder: string): string;
}

/** Everything that running one unit takes. Pure but for what is passed in. */
export function buildUnitSpec(options: UnitSpecOptions): UnitSpec {
  const { unit, resolved, ports, surroundings } = options;
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
    environment: unit.kind === 'external' ? {} : { ...surroundings, ...environment.values },
    secrets: environment.secrets,
    ports,
    address,
    health,
    dependsOn: unit.dependsOn,
    configuration:
      unit.kind === 'external'
        ? { address: address ?? '' }
        : { ...environment.configuration, ...program.configuration },
  };
}

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
}

function programOf({ unit, installation, node, revisionOf }: UnitSpecOptions): Program {
  const { manifest, builtin, name } = unit;
  if (unit.kind === 'external') return { command: '', args: [], configuration: {} };
  const [command, ...args] = manifest?.command ?? [];
  if (command !== undefined) {
    return { command, args, configuration: { command: [command, ...args].join(' ') } };
  }
  if (!builtin || (manifest && manifest.runtime !== 'node')) throw needsEngine(unit);
  const unitName = name as UnitName;
  const entry = installation.entryPoint(unitName);
  return {
    command: node,
    args: [entry],
    configuration: {
      // Without the place of the installation: moving it changes nothing about the unit.
      command: `node ${relative(installation.root, entry)}`,
      // A job runs whatever is built when it is run.
      ...(unit.kind === 'daemon' && { build: revisionOf(installation.packageOf(unitName)) }),
    },
  };
}

function needsEngine({ name, manifest }: DeclaredUnit): PokerbotError {
  return new PokerbotError('DRIVER_UNAVAILABLE', {
    message: `\`${name}\` has \`runtime: ${manifest?.runtime}\` and no \`command\`, so it runs only in a container`,
    next: [
      `Give \`units.${name}.command\` in \`pokerbot.yaml\`, or run it elsewhere as \`external\``,
    ],
    details: { unit: name, runtime: manifest?.runtime },
  });
}
