import { relative, resolve } from 'node:path';
import type { GivenFiles } from './given-files.ts';
import { isFile } from './is-file.ts';

/** What the evaluator told of a folder, with the arguments of a longer run where it has some: of a new one the two bots are first. */
interface Told {
  readonly folder: string;
  readonly longer?: readonly string[] | null;
}

interface Seen<S extends Told> {
  readonly summary: S;
  readonly workspace: string;
  /** Files that the user named for the run. */
  readonly files?: GivenFiles | undefined;
}

/** What the evaluator told of a folder, from the workspace or wholly, with its paths as they are from elsewhere. */
export function seenFrom<S extends Told>(workingDirectory: string, seen: Seen<S>): S {
  const { summary, workspace, files } = seen;
  const place = (path: string) => relative(workingDirectory, resolve(workspace, path)) || '.';
  const folder = place(summary.folder);
  const { longer } = summary;
  if (!longer || longer[0] === '--resume') return { ...summary, folder };
  const bot = (name: string) => (isFile(name) ? (files?.given(name) ?? pathOf(place(name))) : name);
  return { ...summary, folder, longer: longer.map((word, at) => (at < 2 ? bot(word) : word)) };
}

/** A path that is none without a folder: a bot of that name would be looked for. */
function pathOf(path: string): string {
  return isFile(path) ? path : `./${path}`;
}
