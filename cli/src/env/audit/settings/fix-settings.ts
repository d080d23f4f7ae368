import { chmodSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createAtomicWriter } from '../../../workspace/init/atomic-file.ts';
import { scratchPath } from '../../../workspace/init/state-paths.ts';
import type { Finding } from '../findings/finding.ts';
import { readSettings } from './read-settings.ts';
import { repairSettings } from './repair-settings.ts';

/** One thing that was put right. */
export interface Fixed {
  readonly file: string;
  readonly change: string;
}

const ownerOnly = 0o600;

/** Puts right what is safe to: the text of the environment files, and who may read them and the key files of the workspace. */
export function fixSettings(workspace: string, findings: readonly Finding[]): Fixed[] {
  return [...fixTexts(workspace), ...fixModes(workspace, findings)];
}

function fixTexts(workspace: string): Fixed[] {
  const repairs = readSettings(workspace).flatMap((file) => {
    const repair = repairSettings(file);
    const same = file.content.problem === undefined && repair?.text === file.content.text;
    return !repair || same ? [] : [{ file, ...repair }];
  });
  if (repairs.length === 0) return [];
  const writer = createAtomicWriter(scratchPath(workspace));
  try {
    for (const { file, text } of repairs) {
      // A link stays one: what it leads to is written anew.
      const path = realpathSync(join(workspace, file.path));
      writer.write(path, { text, mode: file.mode });
    }
  } finally {
    writer.close();
  }
  return repairs.flatMap(({ file, changes }) =>
    changes.map((change) => ({ file: file.path, change })),
  );
}

function fixModes(workspace: string, findings: readonly Finding[]): Fixed[] {
  const open = findings.flatMap(({ code, file }) =>
    (code === 'mode-open' || code === 'mode-secret') && file !== null ? [file] : [],
  );
  return [...new Set(open)]
    .filter((file) => !relative(workspace, resolve(workspace, file)).startsWith('..'))
    .map((file) => {
      chmodSync(resolve(workspace, file), ownerOnly);
      return { file, change: 'mode is now 0600' };
    });
}
