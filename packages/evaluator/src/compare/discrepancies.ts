import { isDeepStrictEqual } from 'node:util';
import type { Discrepancy } from '@poker-bot/shared/evaluation/comparison';

type Json = Discrepancy['values'][number];

/** What documents say differently, leaf by leaf, in the order in which it is met. */
export function discrepancies(documents: readonly unknown[]): Discrepancy[] {
  const leaves = documents.map((document) => leavesOf(document));
  const paths = new Set(leaves.flatMap((each) => [...each.keys()]));
  return [...paths].flatMap((path) => {
    const values = leaves.map((each) => each.get(path) ?? null);
    const [first, ...others] = values;
    return others.every((value) => isDeepStrictEqual(value, first)) ? [] : [{ path, values }];
  });
}

function leavesOf(document: unknown): Map<string, Json> {
  const leaves = new Map<string, Json>();
  collect(document as Json, { path: '', leaves });
  return leaves;
}

function collect(value: Json, { path, leaves }: { path: string; leaves: Map<string, Json> }): void {
  const parts = partsOf(value);
  if (parts === undefined) {
    leaves.set(path, value);
    return;
  }
  for (const [name, part] of parts) {
    collect(part, { path: path === '' ? name : `${path}.${name}`, leaves });
  }
}

/** Lists of named things are told apart by name, so that one more in front does not shift the others. */
function partsOf(value: Json): [string, Json][] | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return Object.entries(value) as [string, Json][];
  if (value.every((item) => item === null || typeof item !== 'object')) return undefined;
  const names = value.map(nameOf);
  const areNames =
    names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return value.map((item, at) => [(areNames ? names[at] : undefined) ?? `${at}`, item]);
}

function nameOf(item: Json): string | undefined {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return undefined;
  return typeof item.name === 'string' ? item.name : undefined;
}
