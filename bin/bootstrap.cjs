'use strict';
// Brings a checkout from `git clone` to runnable, and again whenever a source is newer than the build.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { isFresh, manifests, packageFolders } = require('./freshness.cjs');
const { withLock } = require('./lock.cjs');

const pnpm = 'pnpm@10.34.8';

/** Installs and builds what is missing or out of date; says on stderr what it does. */
async function ensureBuilt(root) {
  if (isFresh(root)) return;
  await withLock(path.join(root, '.build'), {
    work: () => build(root),
    onWait: (pid) => say(`waiting for the build of process ${pid}`),
  });
}

async function build(root) {
  // Whoever was waited for may have done it.
  if (isFresh(root)) return;
  const started = new Date();
  await install(root);
  await step('compiling', root, process.execPath, [
    'node_modules/typescript/bin/tsc',
    '-b',
    ...packageFolders(root),
  ]);
  await step('bundling', root, process.execPath, ['cli/build/bundle.mjs']);
  const stamp = path.join(root, '.build/stamp');
  fs.writeFileSync(stamp, '');
  // The start, not the end: what is edited during a build is built again by the next command.
  fs.utimesSync(stamp, started, started);
  say(`ready in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s`);
}

async function install(root) {
  const hash = crypto.createHash('sha256');
  for (const file of manifests(root)) hash.update(fs.readFileSync(file));
  const wanted = hash.digest('hex');
  const note = path.join(root, '.build/installed');
  const modules = path.join(root, 'node_modules/.modules.yaml');
  if (fs.existsSync(modules) && fs.existsSync(note) && fs.readFileSync(note, 'utf8') === wanted) {
    return;
  }
  await step('installing dependencies', root, 'npx', [
    '--yes',
    pnpm,
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--config.confirmModulesPurge=false',
  ]);
  fs.writeFileSync(note, wanted);
}

/** Runs one step; its output is shown only when it fails. */
function step(title, root, command, args) {
  say(title);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(failure({ title, command, args, code, signal, output }));
    });
  });
}

function failure({ title, command, args, code, signal, output }) {
  const interrupted = signal === 'SIGINT' || code === 130;
  const error = new Error(
    interrupted
      ? `interrupted while ${title}; run the same command again`
      : `${Buffer.concat(output).toString().trimEnd()}\nerror BUILD_FAILED: ${title} failed (\`${command} ${args.join(' ')}\` ended with ${signal ?? code})`,
  );
  error.exitCode = interrupted ? 130 : 1;
  return error;
}

function say(text) {
  if (!process.argv.includes('--quiet')) process.stderr.write(`pokerbot: ${text}\n`);
}

module.exports = { ensureBuilt };
