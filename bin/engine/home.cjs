'use strict';
// Where the launcher keeps its state, and what the machine says about itself.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// biome-ignore lint/style/noProcessEnv: the one place where the launcher reads its environment
const environment = process.env;
const isRoot = process.getuid?.() === 0;

const home =
  environment.POKERBOT_ENGINE_HOME ??
  (isRoot
    ? '/var/lib/pokerbot/engine'
    : path.join(
        environment.XDG_STATE_HOME ?? path.join(os.homedir(), '.local/state'),
        'pokerbot/engine',
      ));

function inHome(...names) {
  return path.join(home, ...names);
}

/** True where the launcher may and can install things: Debian itself, since packages of its next release are mixed in. */
function canInstall() {
  return (
    process.platform === 'linux' && isRoot && /^ID=debian$/m.test(readText('/etc/os-release') ?? '')
  );
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'ENOTDIR'].includes(error.code)) return undefined;
    throw error;
  }
}

function readJson(file) {
  try {
    return JSON.parse(readText(file) ?? 'null') ?? undefined;
  } catch (error) {
    // A damaged note of ours is as good as none: everything in it can be found again.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whole or not at all, whoever reads meanwhile. */
function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(value, undefined, 2)}\n`);
  fs.renameSync(draft, file);
}

/**
 * An empty folder below the state, for what is renamed to its place when it is complete. Named after this process: what
 * a killed run left working must not write into ours.
 */
function scratchFolder(name) {
  const folder = inHome('scratch', String(process.pid), name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

function clearScratch() {
  fs.rmSync(inHome('scratch'), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

module.exports = {
  canInstall,
  clearScratch,
  environment,
  home,
  inHome,
  isRoot,
  readJson,
  readText,
  scratchFolder,
  writeJson,
};
