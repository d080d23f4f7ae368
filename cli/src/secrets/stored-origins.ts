import type { LayerValue } from '../env/environment-layers.ts';
import { readRecords } from './records/records-file.ts';
import { currentOf } from './records/version-changes.ts';
import { secretPaths } from './secret-paths.ts';
import { readSettings } from './secret-settings.ts';

/** Which secrets come from the store, and from where in it, without a look at any value. */
export async function storedOrigins(
  workspace: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, LayerValue>>> {
  const settings = await readSettings(workspace);
  const records = readRecords(secretPaths(environment, settings.scope));
  return Object.fromEntries(
    (records?.secrets ?? []).flatMap((record) => {
      const current = currentOf(record);
      if (!current) return [];
      const origin = `${record.store}, version ${current.version}`;
      return [[record.name, { value: '[secret]', origin }]];
    }),
  );
}
