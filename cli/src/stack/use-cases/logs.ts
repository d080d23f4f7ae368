import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import type { LogLine } from '../driver.ts';
import { preferredDriver } from '../manifest/preferred-driver.ts';
import { checkUnitNames } from './check-unit-names.ts';
import type { StackContext } from './stack-context.ts';

export interface LogsOptions {
  readonly context: StackContext;
  readonly workspace: string;
  /** All that have written something when none is named. */
  readonly units: readonly string[];
  readonly follow: boolean;
  /** Milliseconds since the epoch. */
  readonly since?: number | undefined;
  readonly tail?: number | undefined;
  onLine(line: LogLine): void;
}

/** Reads what units have written; when following, until the signal. @throws PokerbotError `UNIT_UNKNOWN` */
export async function logs(options: LogsOptions): Promise<void> {
  const { context, workspace, follow, since, tail, onLine } = options;
  const { signal } = context;
  const driver = await context.drivers.find(workspace, preferredDriver(workspace));
  try {
    const { units: present } = await driver.observe();
    const written = [...unitsWithLogs(workspace), ...present.map(({ name }) => name)];
    const known = [...new Set([...written, ...unitNames])];
    checkUnitNames(options.units, known);
    const all = follow ? known : [...new Set(written)].sort();
    const units = options.units.length > 0 ? options.units : all;
    for await (const line of driver.logs({ units, follow, since, tail, signal })) onLine(line);
  } finally {
    driver.close();
  }
}

function unitsWithLogs(workspace: string): string[] {
  try {
    return readdirSync(join(workspace, 'logs'))
      .flatMap((file) => file.match(/^(.+)\.log$/)?.[1] ?? [])
      .filter((name) => name !== 'supervisor')
      .sort();
  } catch {
    return [];
  }
}
