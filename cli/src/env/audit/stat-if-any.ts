import { lstatSync, type Stats, statSync } from 'node:fs';

/** What lies at a path; undefined for nothing, and for a path that leads nowhere in any other way. Never throws. */
export function statIfAny(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The same of a link itself, not of what it leads to. */
export function linkStatIfAny(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
