import { unitNames } from '@poker-bot/shared/env/unit-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Manifest, UnitManifest } from '../stack/manifest/manifest-schema.ts';
import { declaredNames } from './declared-names.ts';
import { dotenvValues } from './dotenv-file.ts';
import type { EnvironmentFiles } from './environment-layers.ts';
import { isForeignName, knownName } from './known-names.ts';
import { misspelt } from './misspelt.ts';

export interface GivenNames {
  readonly manifest: Manifest;
  readonly files: EnvironmentFiles;
  /** Whether a program that the user chooses is to read them. */
  readonly forOwnProgram: boolean;
  /** Told of a name that only a program of the user could mean. */
  warn(text: string): void;
}

/**
 * Looks at names that were given on the command line. One that nobody can have meant is refused: nearly one of ours, written nowhere, and
 * every unit of the workspace is ours.
 *
 * @throws PokerbotError `VARIABLE_UNKNOWN`
 */
export function checkGivenNames(names: readonly string[], options: GivenNames): void {
  const { manifest, files, forOwnProgram, warn } = options;
  const written = new Set([
    ...declaredNames(manifest),
    ...Object.keys(manifest.environment),
    ...[files.shared, ...Object.values(files.units)].flatMap((file) =>
      file === undefined ? [] : [...dotenvValues(file).keys()],
    ),
  ]);
  const hasOwn = forOwnProgram || Object.entries(manifest.units).some(isOwnProgram);
  for (const name of names) {
    if (knownName(name) !== undefined || isForeignName(name) || written.has(name)) continue;
    const meant = misspelt(name);
    if (meant === undefined) continue;
    if (!hasOwn) throw unknown(name, meant);
    warn(`No unit of this installation reads \`${name}\`: did you mean \`${meant}\`?`);
  }
}

/** Whether a unit runs something that may read what it likes. */
function isOwnProgram([name, unit]: readonly [string, UnitManifest]): boolean {
  if (!unit.enabled || unit.runtime === 'external') return false;
  const isBuiltin = unitNames.some((each) => each === name);
  return !isBuiltin || unit.command !== undefined || unit.runtime !== 'node';
}

function unknown(name: string, meant: string): PokerbotError {
  return new PokerbotError('VARIABLE_UNKNOWN', {
    message: `No unit reads \`${name}\`, which \`--env\` sets`,
    next: [`Did you mean \`${meant}\`?`, '`pokerbot env list` shows every variable'],
    details: { variable: name, meant },
  });
}
