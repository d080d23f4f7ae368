import type { LayerValue } from '../env/environment-layers.ts';
import { isGiven } from './given-secrets.ts';
import type { SecretsContext } from './open-secrets.ts';
import { readRecords } from './records/records-file.ts';
import { currentOf } from './records/version-changes.ts';
import { secretPaths } from './secret-paths.ts';
import type { SecretSettings } from './secret-settings.ts';
import type { SecretVariable } from './secret-variables.ts';

export interface StoredValuesOptions {
  readonly context: SecretsContext;
  readonly workspace: string;
  readonly settings: SecretSettings;
  readonly units: readonly string[];
  /** Variables given by flags of the command: what they name is not fetched. */
  readonly flags?: Readonly<Record<string, string | undefined>> | undefined;
  /** Told what somebody should know. */
  readonly note?: ((text: string) => void) | undefined;
}

/** What the store gives to the units of a stack. */
export interface StoredValues {
  /** By variable. */
  readonly values: Readonly<Record<string, LayerValue>>;
  /** Key of the fingerprints in the records; undefined where nothing was ever stored. */
  readonly fingerprintKey: string | undefined;
}

/** Fetches the secrets that units of the stack read. Where nothing is stored for them, no store is even loaded. */
export async function storedValues(options: StoredValuesOptions): Promise<StoredValues> {
  const { context, workspace, settings } = options;
  const paths = secretPaths(context.environment, settings.scope);
  const records = readRecords(paths);
  if (!records) return { values: {}, fingerprintKey: undefined };
  // Most workspaces have none, and `up` with nothing to do is to be quick.
  const [{ openSecrets }, { secretVariables }, { fingerprintKey }, { mendFingerprints }] =
    await Promise.all([
      import('./open-secrets.ts'),
      import('./secret-variables.ts'),
      import('./records/fingerprint.ts'),
      import('./mend-fingerprints.ts'),
    ]);
  const secrets = openSecrets({ context, workspace, settings, by: 'up' });
  const { book } = secrets;
  const lost = await mendFingerprints(secrets);
  if (lost !== undefined) options.note?.(lost);
  const values: Record<string, LayerValue> = {};
  for (const variable of secretVariables(settings)) {
    if (!isRead(variable, options) || isStronger(variable, options)) continue;
    const record = records.secrets.find(({ name }) => name === variable.name);
    const version = currentOf(record);
    if (!record || !version) continue;
    const value = await book.value(variable.name, version.version);
    const origin = `${record.store}, version ${version.version}`;
    values[variable.name] = { value: value.reveal(), origin };
  }
  return { values, fingerprintKey: fingerprintKey(paths.fingerprintKey) };
}

function isRead({ readers }: SecretVariable, { units }: StoredValuesOptions): boolean {
  return readers.some((reader) => units.includes(reader));
}

/** A flag and the process environment are stronger than the store. */
function isStronger(
  variable: SecretVariable,
  { flags = {}, context }: StoredValuesOptions,
): boolean {
  return isGiven(variable, flags) || isGiven(variable, context.environment);
}
