import { relative } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Installation } from '../../installation.ts';
import type { DeclaredUnit } from './declared-unit.ts';
import type { Program } from './program.ts';

export interface ProcessProgramOptions {
  readonly unit: DeclaredUnit;
  readonly installation: Installation;
  /** The Node.js that runs the units. */
  readonly node: string;
  revisionOf(folder: string): string;
}

/** What a unit runs as a process of this machine. @throws PokerbotError `DRIVER_UNAVAILABLE` when it needs a container */
export function processProgram(options: ProcessProgramOptions): Program {
  const { unit, installation, node, revisionOf } = options;
  const { manifest, builtin, name } = unit;
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
