import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '@poker-bot/shared/config/read-config';
import type { SuiteContext } from '../suites/suite-context.ts';
import { anybody, defaultGates, type GatesConfig, gatesConfig } from './gates-config.ts';
import { requireOpponents } from './load-opponents.ts';

/**
 * The gates of a run: those of a file that is named, else `gates.json` beside the configuration of the suites. A workspace from
 * before there were any has the defaults. A gate on the strength against nobody there is would be passed by every run.
 *
 * @throws PokerbotError `OPPONENT_UNKNOWN`, and what `readConfig` throws
 */
export function loadGates(
  file: string | undefined,
  { paths, workingDirectory }: Pick<SuiteContext, 'paths' | 'workingDirectory'>,
): GatesConfig {
  const usual = join(dirname(paths.smokeConfig), 'gates.json');
  if (file === undefined && !existsSync(usual)) return defaultGates;
  const path = file === undefined ? usual : resolve(workingDirectory, file);
  const gates = readConfig(path, gatesConfig);
  const names = Object.keys(gates.strength).filter((name) => name !== anybody);
  if (names.length > 0) requireOpponents(paths.opponents, names, `\`strength\` of \`${path}\`: `);
  return gates;
}
