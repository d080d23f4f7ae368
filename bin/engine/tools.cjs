'use strict';
// The programs around the engine that come from Debian 13's packages: compose, buildx and a registry.
const fs = require('node:fs');
const path = require('node:path');
const { run } = require('./command.cjs');
const { canInstall, inHome } = require('./home.cjs');
const { Failure, prerequisite } = require('./failure.cjs');
const { unpackFromTrixie } = require('./packages.cjs');
const { step } = require('./step.cjs');

const plugins = { compose: { atLeast: [2, 26] }, buildx: { atLeast: [0, 13] } };
const registryProgram = inHome('bin/docker-registry');

/** The version of a plugin that the docker client finds, undefined when there is none or an old one. */
async function pluginVersion(name) {
  const { code, stdout } = await run('docker', [name, 'version']);
  const version = /v?(\d+)\.(\d+)\.\d+\S*/.exec(stdout);
  if (code !== 0 || !version) return undefined;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  const [needMajor, needMinor] = plugins[name].atLeast;
  const enough = major > needMajor || (major === needMajor && minor >= needMinor);
  return enough ? version[0] : undefined;
}

async function ensureTools() {
  const names = Object.keys(plugins);
  const found = await Promise.all(names.map(pluginVersion));
  const missing = names.filter((_, index) => !found[index]);
  const needsRegistry = canInstall() && !fs.existsSync(registryProgram);
  if (missing.length === 0 && !needsRegistry) return;
  if (!canInstall()) {
    throw prerequisite(
      `install the docker plugins that are missing or too old: ${listed(missing)}`,
    );
  }
  const packages = [
    ...missing.map((name) => `docker-${name}`),
    ...(needsRegistry ? ['docker-registry'] : []),
  ];
  await step(`unpacking ${packages.join(', ')} of Debian 13`, async () => {
    const root = await unpackFromTrixie(packages);
    for (const name of missing) {
      const program = `docker-${name}`;
      place(path.join(root, 'usr/libexec/docker/cli-plugins', program), pluginPath(program));
    }
    if (needsRegistry) place(path.join(root, 'usr/bin/docker-registry'), registryProgram);
  });
  await verify(missing);
}

async function verify(names) {
  for (const name of names) {
    if (await pluginVersion(name)) continue;
    const { output } = await run('docker', [name, 'version']);
    throw new Failure(
      `error ENGINE_PLUGIN: docker finds no usable ${listed([name])}, though it is in ${pluginPath(`docker-${name}`)}\n  \`docker ${name} version\` says: ${output.trim()}\n  next: remove an older one from ~/.docker/cli-plugins`,
    );
  }
}

function listed(names) {
  return names.map((name) => `${name} >= ${plugins[name].atLeast.join('.')}`).join(', ');
}

/** For every user and whatever HOME is: a test may set it to an empty folder. */
function pluginPath(program) {
  return path.join('/usr/local/lib/docker/cli-plugins', program);
}

/** Copies beside the target first: the state may be on another disk, and only a rename is atomic. */
function place(source, target) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(source, `${target}.new`);
  fs.chmodSync(`${target}.new`, 0o755);
  fs.renameSync(`${target}.new`, target);
}

module.exports = { ensureTools, pluginVersion, registryProgram };
