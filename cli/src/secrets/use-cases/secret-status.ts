import type { DriverFactory } from '../../stack/driver-factory.ts';
import type { ObservedUnit } from '../../stack/observed-stack.ts';
import { certificateStatus } from '../certificates/certificate-status.ts';
import type { GivenSecrets } from '../given-secrets.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { type SecretVariable, secretVariables } from '../secret-variables.ts';
import { summary } from './list-secrets.ts';
import type { SecretsStatusResult } from './results.ts';

export interface SecretStatusOptions {
  readonly secrets: OpenSecrets;
  readonly given: GivenSecrets;
  readonly drivers: DriverFactory;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: number;
}

type Row = SecretsStatusResult['secrets'][number];

/** Every secret that is declared: where it comes from, how old it is, and which running units have which value of it. */
export async function secretStatus(options: SecretStatusOptions): Promise<SecretsStatusResult> {
  const { secrets, drivers, workspace } = options;
  const { settings } = secrets;
  const driver = await drivers.find(workspace);
  try {
    const { units } = await driver.observe({ images: false });
    const rows = secretVariables(settings).map((variable) => row(variable, options, units));
    const { environment, now } = options;
    const at = { records: secrets.paths.certificateRecords, now };
    const certificates = certificateStatus({ workspace, environment }, at);
    return { scope: settings.scope, preferred: settings.store, secrets: rows, certificates };
  } finally {
    driver.close();
  }
}

function row(
  variable: SecretVariable,
  { secrets, given, now }: SecretStatusOptions,
  units: readonly ObservedUnit[],
): Row {
  const { name, readers } = variable;
  const record = secrets.book.record(name);
  const value = given.get(name);
  const known = record && summary(record, { variable, now });
  // The process environment is stronger than a store.
  const fingerprint = value ? secrets.book.fingerprint(value) : (known?.fingerprint ?? null);
  const previous = (record?.versions ?? [])
    .filter(({ state }) => state === 'previous')
    .map(({ version, retireAfter }) => ({ version, retireAfter: retireAfter ?? null }));
  return {
    ...nowhere,
    ...known,
    ...(value && { ...nowhere, store: 'environment' as const }),
    name,
    fingerprint,
    units: readers,
    previous,
    consumers: units
      .filter((unit) => readers.includes(unit.name) && unit.state !== 'stopped')
      .map((unit) => consumer(unit, name, fingerprint)),
  };
}

const nowhere = { store: null, version: null, createdAt: null, due: null, overdue: false };

function consumer(unit: ObservedUnit, name: string, wanted: string | null) {
  const configured = unit.configuration[name] ?? unit.configuration[`${name}_FILE`];
  const fingerprint = configured?.replace(/^secret:/, '') ?? null;
  return { unit: unit.name, state: unit.state, fingerprint, current: fingerprint === wanted };
}
