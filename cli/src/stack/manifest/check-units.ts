import { unitNames } from '@poker-bot/shared/env/unit-name';
import type { Problem } from '../../yaml/describe-issue.ts';
import { declaredUnits } from '../desired/declared-unit.ts';
import { findCircle } from './find-circle.ts';
import type { Manifest, UnitManifest } from './manifest-schema.ts';

/** What the schema cannot say: rules between fields. */
export function checkUnits(manifest: Manifest): Problem[] {
  const known = new Set([...builtIn, ...Object.keys(manifest.units)]);
  const problems = Object.entries(manifest.units).flatMap(([name, unit]) => [
    ...checkRuntime(name, unit),
    ...checkSplit(name, unit),
    ...checkDependencies(name, { unit, known }),
  ]);
  return problems.length > 0 ? problems : checkCircles(manifest);
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
  { unit, known }: { unit: UnitManifest; known: ReadonlySet<string> },
): Problem[] {
  return (unit.dependsOn ?? []).flatMap((dependency, index) => {
    const path = ['units', name, 'dependsOn', index];
    if (dependency === name) return [{ path, message: 'a unit cannot wait for itself' }];
    if (known.has(dependency)) return [];
    return [{ path, message: `there is no unit \`${dependency}\`` }];
  });
}

/** One at a time: the first one to be undone may undo the others. */
function checkCircles(manifest: Manifest): Problem[] {
  const circle = findCircle(declaredUnits(manifest));
  if (!circle) return [];
  // What built-in units need by themselves is nothing to change: the place is in a `dependsOn` that somebody wrote.
  const at = circle.findIndex(({ manifest: written }) => written?.dependsOn !== undefined);
  const names = [...circle.slice(at), ...circle.slice(0, at)].map(({ name }) => name);
  const [unit, dependency] = [...names, ...names];
  const index = circle[at]?.manifest?.dependsOn?.indexOf(dependency ?? '') ?? 0;
  const way = [...names, unit].map((name) => `\`${name}\``).join(' → ');
  return [
    {
      path: ['units', unit ?? '', 'dependsOn', index],
      message: `units wait for each other in a circle: ${way}`,
    },
  ];
}
