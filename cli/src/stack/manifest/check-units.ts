import { unitNames } from '@poker-bot/shared/env/unit-name';
import type { Problem } from '../../yaml/describe-issue.ts';
import type { Manifest, UnitManifest } from './manifest-schema.ts';

/** What the schema cannot say: rules between fields. */
export function checkUnits(manifest: Manifest): Problem[] {
  return Object.entries(manifest.units).flatMap(([name, unit]) => [
    ...checkRuntime(name, unit),
    ...checkSplit(name, unit),
    ...checkDependencies(name, { unit, manifest }),
  ]);
}

const builtIn: readonly string[] = unitNames;

function checkRuntime(name: string, unit: UnitManifest): Problem[] {
  const path = ['units', name];
  const problems: Problem[] = [];
  const needs = (field: 'address' | 'image', runtime: UnitManifest['runtime']) => {
    if (unit.runtime === runtime && unit[field] === undefined) {
      problems.push({
        path: [...path, 'runtime'],
        message: `\`runtime: ${runtime}\` needs \`${field}\``,
      });
    }
    if (unit.runtime !== runtime && unit[field] !== undefined) {
      problems.push({
        path: [...path, field],
        message: `\`${field}\` is only for \`runtime: ${runtime}\`, this unit has \`runtime: ${unit.runtime}\``,
      });
    }
  };
  needs('address', 'external');
  needs('image', 'image');
  if (unit.runtime === 'node' && !builtIn.includes(name) && unit.command === undefined) {
    problems.push({ path, message: `\`${name}\` is no built-in unit and needs \`command\`` });
  }
  return problems;
}

function checkSplit(name: string, unit: UnitManifest): Problem[] {
  if (!unit.split || ['executor', 'logger'].includes(name)) return [];
  return [
    {
      path: ['units', name, 'split'],
      message: 'only `executor` and `logger` live inside another unit and can be split out',
    },
  ];
}

function checkDependencies(
  name: string,
  { unit, manifest }: { unit: UnitManifest; manifest: Manifest },
): Problem[] {
  const known = [...builtIn, ...Object.keys(manifest.units)];
  return (unit.dependsOn ?? []).flatMap((dependency, index) => {
    const path = ['units', name, 'dependsOn', index];
    if (dependency === name) return [{ path, message: 'a unit cannot wait for itself' }];
    if (known.includes(dependency)) return [];
    return [{ path, message: `there is no unit \`${dependency}\`` }];
  });
}
