'use strict';
// What the official image of Node adds to Debian: the program, npm, the user, the entry point.
const fs = require('node:fs');
const path = require('node:path');
const { must } = require('./command.cjs');
const { scratchFolder } = require('./home.cjs');

const nodeVersion = '24.21.0';
const npmVersion = '11.21.2';

const entryPoint = `#!/bin/sh
set -e
# What is an option, or no program, is for node.
if [ "\${1#-}" != "\${1}" ] || [ -z "$(command -v "\${1}")" ] || { [ -f "\${1}" ] && ! [ -x "\${1}" ]; }; then
  set -- node "$@"
fi
exec "$@"
`;

const user = {
  passwd: 'node:x:1000:1000::/home/node:/bin/bash',
  group: 'node:x:1000:',
  shadow: 'node:!:20089:0:99999:7:::',
  gshadow: 'node:!::',
};

async function addNode(root, debianArchive) {
  const local = path.join(root, 'usr/local');
  const bin = path.join(local, 'bin');
  const npm = path.join(local, 'lib/node_modules/npm');
  fs.mkdirSync(bin, { recursive: true });
  const node = await unpackFromNpm(`node-linux-${process.arch}@${nodeVersion}`, [
    'package/bin/node',
  ]);
  fs.renameSync(path.join(node, 'bin/node'), path.join(bin, 'node'));
  fs.mkdirSync(path.dirname(npm), { recursive: true });
  fs.renameSync(await unpackFromNpm(`npm@${npmVersion}`), npm);
  for (const name of ['npm', 'npx']) {
    fs.symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(bin, name));
  }
  fs.symlinkSync('node', path.join(bin, 'nodejs'));
  fs.writeFileSync(path.join(bin, 'docker-entrypoint.sh'), entryPoint, { mode: 0o755 });
  await addUser(root, debianArchive);
}

async function addUser(root, debianArchive) {
  const files = Object.keys(user).map((name) => `./etc/${name}`);
  await must('tar', ['--extract', '--file', debianArchive, '--directory', root, ...files]);
  for (const [name, line] of Object.entries(user)) {
    fs.appendFileSync(path.join(root, 'etc', name), `${line}\n`);
  }
  const home = path.join(root, 'home/node');
  fs.mkdirSync(home, { recursive: true });
  fs.chownSync(home, 1000, 1000);
}

/** The folder of an unpacked package, from the registry that this machine's npm is set up for. */
async function unpackFromNpm(name, members = []) {
  const scratch = scratchFolder('npm');
  const options = ['--loglevel=error', '--pack-destination', scratch, '--ignore-scripts'];
  await must('npm', ['pack', name, ...options], { seconds: 180, cwd: scratch });
  const [file] = fs.readdirSync(scratch);
  const unpacked = scratchFolder(`npm-${name.replaceAll('@', '-')}`);
  // Whoever packed it: the files are root's.
  const extract = ['--extract', '--no-same-owner', '--no-same-permissions', '--file'];
  await must('tar', [...extract, path.join(scratch, file), '--directory', unpacked, ...members]);
  return path.join(unpacked, 'package');
}

module.exports = { addNode, nodeVersion, npmVersion };
