'use strict';
// The base images: those that are there stay, the others are pulled, and seeded where nothing can be pulled from.
const { must, run } = require('./command.cjs');
const { canInstall, inHome, readJson, writeJson } = require('./home.cjs');
const { prerequisite } = require('./failure.cjs');
const { holds } = require('./registry.cjs');
const { inputsOfLayers } = require('./layers.cjs');
const { loadSeeds } = require('./seed.cjs');
const { step } = require('./step.cjs');

const names = ['node:24-bookworm-slim', 'debian:bookworm-slim'];
const result = inHome('bases.json');
const seedNote = inHome('seed.json');

/** Per name `{ reference, digest }`, undefined for one that has still something to be done. */
async function survey(registry) {
  const { stdout } = await run('docker', ['image', 'inspect', '--format', '{{json .}}', ...names]);
  const images = stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  const found = await Promise.all(
    names.map(async (name) => {
      const image = images.find(({ RepoTags }) => RepoTags?.includes(name));
      return [
        name,
        image && !isOutdated(name, image) ? await origin(name, image, registry) : undefined,
      ];
    }),
  );
  return Object.fromEntries(found);
}

/** Only what was seeded here can be out of date: everything else is somebody's choice. */
function isOutdated(name, image) {
  const seed = readJson(seedNote);
  return seed?.images[name] === image.Id && seed.inputs !== inputsOfLayers();
}

async function origin(name, image, registry) {
  const repository = name.split(':')[0];
  const digestFrom = (place) =>
    image.RepoDigests.find((text) => text.startsWith(`${place}@`))?.split('@')[1];
  const own = registry && digestFrom(`${registry}/${repository}`);
  if (own && (await holds(registry, { repository, digest: own }))) {
    return { reference: `${registry}/${name}`, digest: own };
  }
  const seeded = readJson(seedNote)?.images[name] === image.Id;
  const pulled = digestFrom(repository);
  return pulled && !(seeded && registry)
    ? { reference: name, digest: pulled }
    : { image: image.Id };
}

function isDone(base) {
  return base?.digest !== undefined;
}

async function ensureBases(registry) {
  const before = await survey(registry);
  const absent = names.filter((name) => !before[name]);
  const seeded = await pullOrSeed(absent);
  for (const name of names.filter((each) => !isDone(before[each]))) {
    if (seeded.includes(name) || before[name]) await publish(name, registry);
  }
  const after = await survey(registry);
  if (JSON.stringify(readJson(result)) !== JSON.stringify(after)) writeJson(result, after);
  return after;
}

/** The names that had to be seeded. */
async function pullOrSeed(absent) {
  if (absent.length === 0) return [];
  const missing = (await canPull()) ? await pull(absent) : absent;
  if (missing.length === 0) return [];
  if (!canInstall()) {
    throw prerequisite(`${missing.join(' and ')} cannot be pulled: \`docker pull\` or load them`);
  }
  const images = await loadSeeds(missing);
  const before = readJson(seedNote)?.images;
  writeJson(seedNote, { inputs: inputsOfLayers(), images: { ...before, ...images } });
  return missing;
}

/** The names that could not be pulled. */
async function pull(wanted) {
  const left = [];
  for (const name of wanted) {
    await step(`pulling ${name}`, async () => {
      const { code } = await run('docker', ['pull', '--quiet', name], { seconds: 120 });
      if (code !== 0) left.push(name);
    });
  }
  return left;
}

/** A quick look whether anyone answers there: a pull from nowhere may take minutes to give up. */
async function canPull() {
  const format = '{{.IndexServerAddress}}';
  const { code, stdout } = await run('docker', ['info', '--format', format]);
  if (code !== 0) return false;
  try {
    await fetch(stdout.trim(), { method: 'HEAD', signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}

/** Through the registry and back, under its own name and, where the engine has it as a mirror, under the plain one. */
async function publish(name, registry) {
  if (!registry) {
    throw prerequisite(`${name} has no digest: pull it, or push it to a registry`);
  }
  await step(`publishing ${name} on ${registry}`, async () => {
    await pushAndPull(name, `${registry}/${name}`);
    const { stdout } = await run('docker', [
      'info',
      '--format',
      '{{json .RegistryConfig.Mirrors}}',
    ]);
    if (!stdout.includes(`http://${registry}/`)) return;
    const official = `${registry}/library/${name}`;
    await must('docker', ['tag', name, official]);
    await must('docker', ['push', '--quiet', official], { seconds: 180 });
    // Its plain digest is a gain, not a need: the mirror of an engine that was not started here may be another.
    await run('docker', ['pull', '--quiet', name], { seconds: 60 });
    await must('docker', ['image', 'rm', official]);
  });
}

async function pushAndPull(name, reference) {
  await must('docker', ['tag', name, reference]);
  await must('docker', ['push', '--quiet', reference], { seconds: 180 });
  await must('docker', ['pull', '--quiet', reference], { seconds: 180 });
}

function recordedBases() {
  return readJson(result);
}

module.exports = { ensureBases, isDone, names, recordedBases, result, survey };
