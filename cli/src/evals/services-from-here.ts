import { builtinUnits } from '../stack/desired/builtin-units.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';

/**
 * Variables that say where the services that run are found from this machine: an evaluator that runs here beside a stack in
 * containers would look for them on the ports that it would choose itself.
 */
export function servicesFromHere({ units }: StatusResult): Record<string, string> {
  return Object.fromEntries(
    units.flatMap(({ name, kind, address }) => {
      const unit = Object.hasOwn(builtinUnits, name) ? name : undefined;
      const { consumerVariable } = builtinUnits[unit as keyof typeof builtinUnits] ?? {};
      if (kind === 'external' || address === null || consumerVariable === undefined) return [];
      return [[consumerVariable, address]];
    }),
  );
}
