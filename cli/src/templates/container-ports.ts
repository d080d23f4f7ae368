import { registry } from '@poker-bot/shared/env/registry';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import type { Variable } from '@poker-bot/shared/env/variable';
import { builtinUnits } from '../stack/desired/builtin-units.ts';

export interface ContainerPort {
  /** The variable that carries it. */
  readonly variable: string;
  readonly port: number;
}

/** The ports that a unit listens on inside its container: always the defaults, the first one serves consumers. */
export function containerPorts(unit: UnitName): ContainerPort[] {
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  return builtinUnits[unit].ports.map(({ variable }) => ({
    variable,
    port: Number(table[variable]?.default),
  }));
}
