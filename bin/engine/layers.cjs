'use strict';
// The layers of the base images as tar archives, the same bytes from the same inputs: names sorted, one time for all.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { pipeline } = require('node:stream/promises');
const { must } = require('./command.cjs');
const { environment, inHome, readText, scratchFolder } = require('./home.cjs');
const { debianMirror, installMissing } = require('./packages.cjs');
const { step } = require('./step.cjs');
const { addNode, nodeVersion, npmVersion } = require('./node-files.cjs');

const epoch = Date.UTC(2025, 0, 1) / 1000;
const hostBundle = '/etc/ssl/certs/ca-certificates.crt';

/** What the layers are made of, as one hash: another value, other images. */
function inputsOfLayers() {
  return hashOf(
    ['2', process.arch, String(epoch), nodeVersion, npmVersion, trustedCertificates() ?? ''].join(
      '\n',
    ),
  );
}

/** `{ file, id }` of each; what is in the cache is not made again. */
async function debianLayer() {
  return layer(`debian-bookworm-${process.arch}`, 'making a Debian 12 root file system', (root) =>
    bootstrap(root),
  );
}

async function machineLayer(debian) {
  const registry = (await must('npm', ['config', 'get', 'registry'])).trim();
  const inputs = hashOf(`${registry}\n${trustedCertificates() ?? ''}`).slice(0, 16);
  return layer(`machine-${inputs}`, 'adding what this machine trusts', async (root) => {
    await trustSame(root, debian);
    // The lowest of npm's levels, and pnpm's: a project's own .npmrc still decides.
    write(root, 'usr/local/etc/npmrc', `registry=${withoutCredentials(registry)}\n`);
  });
}

async function nodeLayer(debian) {
  const name = `node-${nodeVersion}-npm-${npmVersion}-${process.arch}`;
  return layer(name, `adding Node ${nodeVersion}`, (root) => addNode(root, debian.file));
}

async function layer(name, title, fill) {
  const file = inHome('layers', `${name}.tar`);
  if (!fs.existsSync(file)) {
    if (name.startsWith('debian')) await installMissing({ debootstrap: 'debootstrap' });
    await step(title, async () => {
      const root = scratchFolder(name);
      await fill(root);
      await archive(root, file);
      fs.rmSync(root, { recursive: true });
    });
  }
  return { file, id: `sha256:${await hashOfFile(file)}` };
}

async function archive(root, file) {
  const draft = path.join(path.dirname(root), 'layer.tar');
  await must(
    'tar',
    ['--create', '--file', draft, '--sort=name', `--mtime=@${epoch}`, '--numeric-owner'].concat([
      '--format=gnu',
      '--directory',
      root,
      '.',
    ]),
    { seconds: 120 },
  );
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.renameSync(draft, file);
}

async function bootstrap(root) {
  // In a mount namespace of its own: what an interrupted debootstrap had mounted goes away with it.
  await must(
    'unshare',
    ['--mount', 'debootstrap', '--variant=minbase', '--include=ca-certificates,libstdc++6'].concat([
      'bookworm',
      root,
      await debianMirror(),
    ]),
    { seconds: 600, env: { SOURCE_DATE_EPOCH: String(epoch) } },
  );
  // Documents that nobody reads there, and what differs from one run or one machine to the next.
  for (const folder of [
    'usr/share/doc',
    'usr/share/man',
    'usr/share/info',
    'usr/share/locale',
  ].concat(['var/log', 'var/cache', 'var/lib/apt/lists', 'debootstrap', 'tmp', 'run'])) {
    empty(path.join(root, folder));
  }
  for (const file of ['etc/hostname', 'etc/resolv.conf', 'etc/machine-id']) {
    fs.rmSync(path.join(root, file), { force: true });
  }
  for (const folder of [
    'var/cache/apt/archives/partial',
    'var/lib/apt/lists/partial',
    'var/log/apt',
  ]) {
    fs.mkdirSync(path.join(root, folder), { recursive: true });
  }
}

function empty(folder) {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    fs.rmSync(path.join(folder, name), { recursive: true });
  }
}

/** The bundle for what reads one, and what Debian's lacks as single files, for the next update-ca-certificates. */
async function trustSame(root, debian) {
  const bundle = trustedCertificates();
  if (!bundle) return;
  write(root, hostBundle, bundle);
  const own = await must('tar', [
    '--extract',
    '--to-stdout',
    '--file',
    debian.file,
    `.${hostBundle}`,
  ]);
  const known = new Set(certificates(own));
  const added = certificates(bundle).filter((certificate) => !known.has(certificate));
  for (const certificate of new Set(added)) {
    const name = `machine-${hashOf(certificate).slice(0, 16)}.crt`;
    write(root, `usr/local/share/ca-certificates/${name}`, `${certificate}\n`);
  }
}

function trustedCertificates() {
  const files = new Set([hostBundle, environment.NODE_EXTRA_CA_CERTS ?? hostBundle]);
  const texts = [...files].map(readText).filter((text) => text !== undefined);
  return texts.length > 0 ? texts.join('') : undefined;
}

function certificates(text) {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

function withoutCredentials(address) {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}

function write(root, name, text) {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function hashOf(text) {
  return crypto.createHash('sha256').update(text).digest('hex');
}

async function hashOfFile(file) {
  const hash = crypto.createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('hex');
}

module.exports = {
  debianLayer,
  epoch,
  hashOf,
  hostBundle,
  inputsOfLayers,
  machineLayer,
  nodeLayer,
};
