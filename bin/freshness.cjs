'use strict';
// Is the build newer than every source? Asked on each start, so it only stats: no file is opened.
const fs = require('node:fs');
const path = require('node:path');

const groups = ['packages', 'services'];
const single = ['cli', 'proto'];

/** The folders of all workspace packages, absolute. */
function packageFolders(root) {
  const grouped = groups.flatMap((group) =>
    fs.readdirSync(path.join(root, group)).map((name) => path.join(root, group, name)),
  );
  return [...grouped, ...single.map((name) => path.join(root, name))];
}

/** The files that decide what is installed. */
function manifests(root) {
  return [
    path.join(root, 'pnpm-lock.yaml'),
    path.join(root, 'pnpm-workspace.yaml'),
    path.join(root, 'package.json'),
    ...packageFolders(root).map((folder) => path.join(folder, 'package.json')),
  ].filter((file) => fs.existsSync(file));
}

/** True when nothing that goes into the build was touched since it began. */
function isFresh(root) {
  const stamp = fs.statSync(path.join(root, '.build/stamp'), { throwIfNoEntry: false });
  if (!stamp || !fs.existsSync(path.join(root, 'cli/bundle/main.js'))) return false;
  const older = (file) => {
    const found = fs.statSync(file, { throwIfNoEntry: false });
    return !found || found.mtimeMs <= stamp.mtimeMs;
  };
  return (
    [...manifests(root), path.join(root, 'tsconfig.base.json')].every(older) &&
    packageFolders(root).every(
      (folder) =>
        older(path.join(folder, 'tsconfig.json')) &&
        treeIsOlder(path.join(folder, 'src'), older) &&
        treeIsOlder(path.join(folder, 'build'), older),
    )
  );
}

/** Folders count as well: their times tell of files that were removed. */
function treeIsOlder(folder, older) {
  if (!older(folder)) return false;
  let entries;
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return true;
  }
  return entries.every((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? treeIsOlder(file, older) : older(file);
  });
}

module.exports = { isFresh, manifests, packageFolders };
