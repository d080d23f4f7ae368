'use strict';
// Images as an archive that `docker load` reads. Written here, not by `docker import`, which puts the present time into
// them: the same layers shall be the same image, whenever and wherever they are loaded.
const fs = require('node:fs');
const path = require('node:path');
const { must } = require('./command.cjs');
const { scratchFolder } = require('./home.cjs');
const { debianLayer, epoch, hashOf, hostBundle, machineLayer, nodeLayer } = require('./layers.cjs');
const { nodeVersion } = require('./node-files.cjs');
const { step } = require('./step.cjs');

const created = new Date(epoch * 1000).toISOString();
const environment = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  `NODE_EXTRA_CA_CERTS=${hostBundle}`,
  `SSL_CERT_FILE=${hostBundle}`,
];

/** Loads the named images into the engine; returns their ids by name. */
async function loadSeeds(names) {
  const debian = await debianLayer();
  const machine = await machineLayer(debian);
  const node = names.some(isNode) ? await nodeLayer(debian) : undefined;
  const images = names.map((name) => {
    const layers = isNode(name) ? [debian, machine, node] : [debian, machine];
    const text = JSON.stringify(configuration(layers, isNode(name) ? ofNode : ofDebian));
    return { name, layers, text, hash: hashOf(text) };
  });
  await step(`loading ${names.join(', ')}`, () => load(images));
  return Object.fromEntries(images.map(({ name, hash }) => [name, `sha256:${hash}`]));
}

function isNode(name) {
  return name.startsWith('node:');
}

const ofDebian = { Env: environment, Cmd: ['bash'] };
const ofNode = {
  Env: [...environment, `NODE_VERSION=${nodeVersion}`],
  Entrypoint: ['docker-entrypoint.sh'],
  Cmd: ['node'],
};

function configuration(layers, config) {
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    created,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ id }) => id) },
    history: layers.map(({ file }) => ({ created, created_by: path.basename(file, '.tar') })),
  };
}

async function load(images) {
  const scratch = scratchFolder('load');
  for (const { text, hash, layers } of images) {
    fs.writeFileSync(path.join(scratch, `${hash}.json`), text);
    for (const { file } of layers) {
      const link = path.join(scratch, path.basename(file));
      if (!fs.existsSync(link)) fs.linkSync(file, link);
    }
  }
  const manifest = images.map(({ name, hash, layers }) => ({
    Config: `${hash}.json`,
    RepoTags: [name],
    Layers: layers.map(({ file }) => path.basename(file)),
  }));
  fs.writeFileSync(path.join(scratch, 'manifest.json'), JSON.stringify(manifest));
  const archive = path.join(scratch, 'images.tar');
  await must(
    'tar',
    ['--create', '--file', archive, '--exclude=images.tar', '--directory', scratch, '.'],
    {
      seconds: 60,
    },
  );
  await must('docker', ['load', '--quiet', '--input', archive], { seconds: 120 });
  fs.rmSync(scratch, { recursive: true });
}

module.exports = { loadSeeds };
