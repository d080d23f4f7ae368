// Lays out the installed third-party packages that units run with, without what no program loads.
//   node assemble-modules.mjs FOLDER
import { join } from 'node:path';
import { copyTree, settle } from './copy-tree.mjs';

const [folder] = process.argv.slice(2);

/** Below a package: tests and pages. Deeper down such a name may hold code. */
const beside = /^(@[^/]+\/)?[^/]+\/(tests?|__tests__|bench(marks?)?|docs?|examples?)$/;
/** Packages of nothing but types. */
const types = /^(@types|undici-types)$/;
/** Sources, types, maps and pages. */
const unread = /\.([cm]?tsx?|map|md|markdown|flow|ya?ml|tsbuildinfo)$/;

copyTree('node_modules', join(folder, 'node_modules'), (path, entry) => {
  if (entry.name.startsWith('.')) return false;
  if (!entry.isDirectory()) return !unread.test(entry.name);
  return !types.test(path) && !beside.test(path);
});
settle(folder);
