import type { UnitName } from '@poker-bot/shared/env/unit-name';
import type { Manifest, UnitManifest } from '../manifest/manifest-schema.ts';
import { type BuiltinUnit, builtinUnits } from './builtin-units.ts';

/** A unit that the workspace wants, from what this installation has and what the manifest says. */
export interface DeclaredUnit {
  readonly name: string;
  readonly kind: 'daemon' | 'job' | 'external';
  readonly builtin?: BuiltinUnit | undefined;
  readonly manifest?: UnitManifest | undefined;
  readonly dependsOn: readonly string[];
}

/** The units to run and the jobs that can be run, built-in ones first. */
export function declaredUnits(manifest: Manifest): DeclaredUnit[] {
  const builtin = (Object.keys(builtinUnits) as UnitName[])
    .filter((name) => isWanted(name, manifest.units[name]))
    .map((name) => declare(name, manifest.units[name]));
  const own = Object.entries(manifest.units)
    .filter(([name, unit]) => unit.enabled && builtinOf(name) === undefined)
    .map(([name, unit]) => declare(name, unit));
  const units = [...builtin, ...own];
  const names = new Set(units.map(({ name }) => name));
  return units.map((unit) => ({
    ...unit,
    dependsOn: unit.dependsOn.filter((name) => names.has(name)),
  }));
}

function isWanted(name: UnitName, unit: UnitManifest | undefined): boolean {
  if (unit?.enabled === false) return false;
  return !builtinUnits[name].embedded || unit?.split === true;
}

function declare(name: string, manifest: UnitManifest | undefined): DeclaredUnit {
  const builtin = builtinOf(name);
  const external = manifest?.runtime === 'external';
  return {
    name,
    kind: external ? 'external' : (builtin?.kind ?? 'daemon'),
    builtin,
    manifest,
    dependsOn: manifest?.dependsOn ?? (external ? [] : (builtin?.dependsOn ?? [])),
  };
}

function builtinOf(name: string): BuiltinUnit | undefined {
  return (builtinUnits as Readonly<Record<string, BuiltinUnit | undefined>>)[name];
}
