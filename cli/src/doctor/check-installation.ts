import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import type { Installation } from '../installation.ts';
import type { Check } from './check.ts';

const needed: readonly UnitName[] = ['solver', 'vision', 'agents', 'orchestrator', 'evaluator'];

/** Is every unit built? */
export function checkInstallation(installation: Installation): Check {
  const missing = needed
    .map((unit) => installation.entryPoint(unit))
    .filter((file) => !existsSync(file))
    .map((file) => `\`${relative(installation.root, file)}\``);
  if (missing.length === 0) {
    return { name: 'installation', status: 'ok', reason: `built in \`${installation.root}\`` };
  }
  return {
    name: 'installation',
    status: 'fail',
    reason: `not built: ${missing.join(', ')}`,
    fix: `run \`${installation.root}/bin/build\``,
  };
}
