import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '@poker-bot/shared/config/read-config';
import type { SuiteContext } from '../suites/suite-context.ts';
import { defaultGates, type GatesConfig, gatesConfig } from './gates-config.ts';

/**
 * The gates of a run: those of a file that is named, else `gates.json` beside the configuration of the suites. A workspace from
 * before there were any has the defaults.
 *
 * @throws PokerbotError what `readConfig` throws
 */
export function loadGates(
  file: string | undefined,
  { paths, workingDirectory }: Pick<SuiteContext, 'paths' | 'workingDirectory'>,
): GatesConfig {
  if (file !== undefined) return readConfig(resolve(workingDirectory, file), gatesConfig);
  const usual = join(dirname(paths.smokeConfig), 'gates.json');
  return existsSync(usual) ? readConfig(usual, gatesConfig) : defaultGates;
}
