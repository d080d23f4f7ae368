// Lays out what one unit runs from: its build, and the builds of the packages of this workspace that it imports. `base` is no
// unit and has the health probe only.
//   node assemble-unit.mjs UNIT FOLDER
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyFile, copyTree, settle } from './copy-tree.mjs';

const scope = '@poker-bot/';

const [unit, folder] = process.argv.slice(2);
const app = join(folder, 'app');
/** Where volumes are mounted; whoever the container runs as may write there. */
const writable = ['cache', 'logs', 'results'].map((name) => join(app, name));

if (unit !== 'base') copyPackage(folderOf(unit), app);
for (const name of unit === 'base' ? ['shared'] : dependenciesOf(unit)) {
  copyPackage(folderOf(name), join(app, 'node_modules', scope, name));
}
for (const path of [join(app, 'config'), ...writable]) mkdirSync(path);
settle(folder, writable);

/** Names of all packages of the scope that a package reaches. */
function dependenciesOf(name, found = new Set()) {
  const manifest = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const inner = dependency.slice(scope.length);
    if (!dependency.startsWith(scope) || found.has(inner)) continue;
    found.add(inner);
    dependenciesOf(inner, found);
  }
  return found;
}

function folderOf(name) {
  const found = ['packages', 'services', '.']
    .map((group) => join(group, name))
    .find((path) => existsSync(join(path, 'package.json')));
  if (!found) throw new Error(`There is no package ${scope}${name}`);
  return found;
}

/** Only what runs: no types, no maps, no records of the compiler. */
function copyPackage(from, to) {
  copyFile(join(from, 'package.json'), join(to, 'package.json'));
  const runs = (path, entry) => entry.isDirectory() || path.endsWith('.js');
  copyTree(join(from, 'dist'), join(to, 'dist'), runs);
}
