import { checkGivenNames } from './env/check-given-names.ts';
import { readEnvironmentFiles } from './env/read-environment-files.ts';
import type { Reporter } from './events.ts';
import { declaredUnits } from './stack/desired/declared-unit.ts';
import { readManifest } from './stack/manifest/read-manifest.ts';
import { parseAssignments } from './stack-flags.ts';

export interface GivenVariablesOptions {
  readonly workspace: string;
  readonly reporter: Pick<Reporter, 'warn'>;
  /** Whether a program that the user chooses is to read them. */
  readonly forOwnProgram?: boolean;
}

/**
 * The variables that `--env` gives.
 * @throws PokerbotError `USAGE`, `VARIABLE_UNKNOWN`, and for a manifest or a file that cannot be read
 */
export function givenVariables(
  pairs: readonly string[] | undefined,
  { workspace, reporter, forOwnProgram = false }: GivenVariablesOptions,
): Record<string, string> {
  const given = parseAssignments(pairs);
  const names = Object.keys(given);
  if (names.length === 0) return given;
  const manifest = readManifest(workspace);
  const units = declaredUnits(manifest).map(({ name }) => name);
  const files = readEnvironmentFiles(workspace, units);
  const warn = (text: string) => reporter.warn(text);
  checkGivenNames(names, { manifest, files, forOwnProgram, warn });
  return given;
}
