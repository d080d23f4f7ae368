import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { composeExpansions } from '../env/compose-expansions.ts';
import type { EnvironmentFiles } from '../env/environment-layers.ts';
import type { Check } from './check.ts';

const composeFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** Do the settings mean the same to Docker Compose? Undefined where there is no file for it. */
export function checkCompose(workspace: string, files: EnvironmentFiles): Check | undefined {
  if (!composeFiles.some((name) => existsSync(join(workspace, name)))) return undefined;
  const name = 'compose';
  const found = [files.shared, ...Object.values(files.units)].flatMap((file) =>
    file ? composeExpansions(file).map((each) => ({ ...each, path: file.path })) : [],
  );
  if (found.length === 0) {
    const reason = 'the `.env` files mean the same to Docker Compose';
    return { name, status: 'ok', reason };
  }
  return {
    name,
    status: 'warn',
    reason: found
      .map(
        ({ path, line, name: variable }) =>
          `\`${path}:${line}\`: \`${variable}\` has a \`$\`, which \`pokerbot\` takes as it is and Docker Compose replaces`,
      )
      .join('\n'),
    fix: 'put the value into single quotes, or into double quotes with `\\$`',
  };
}
