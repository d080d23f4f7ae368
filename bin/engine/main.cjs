'use strict';
// Reads the arguments, looks at what there is, does what is missing.
const { withLock } = require('../lock.cjs');
const { endOnSignals } = require('./command.cjs');
const { canInstall, clearScratch, home } = require('./home.cjs');
const { Failure } = require('./failure.cjs');
const { ensureBases, isDone, names, recordedBases, result, survey } = require('./bases.cjs');
const { dockerVersions, ensureDaemon, ensurePrograms, stopDaemon } = require('./daemon.cjs');
const { ensureRegistry, registryAddress, stopRegistry } = require('./registry.cjs');
const { say } = require('./step.cjs');
const { ensureTools, pluginVersion } = require('./tools.cjs');

const help = `Usage: bin/engine-up [--status | --stop | --help]

Makes a Docker Engine with compose, buildx and the base images answer, and leaves alone what already does:
${names.join(', ')}. As root on Debian it installs and starts what is missing; elsewhere it says what to install.

  --status  tells what there is and changes nothing; exit code 1 when something is missing
  --stop    ends what it started itself

State: ${home} (POKERBOT_ENGINE_HOME), with the digests of the base images in bases.json.
Exit codes: 0 all there, 1 failed, 2 wrong usage, 3 this machine needs something first, 130 interrupted.
`;

async function main(args) {
  endOnSignals();
  const action = { undefined: up, '--status': status, '--stop': stop, '--help': usage }[args[0]];
  if (!action || args.length > 1) {
    process.stderr.write(help);
    return 2;
  }
  try {
    return await action();
  } catch (error) {
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
    return error.exitCode ?? 1;
  }
}

async function look() {
  const [versions, compose, buildx, registry] = await Promise.all([
    dockerVersions(),
    pluginVersion('compose'),
    pluginVersion('buildx'),
    registryAddress(),
  ]);
  const bases = versions.server ? await survey(registry) : {};
  const facts = [versions.client, versions.server, compose, buildx, registry ?? !canInstall()];
  const recorded = JSON.stringify(recordedBases()) === JSON.stringify(bases);
  const complete = facts.every(Boolean) && Object.values(bases).every(isDone) && recorded;
  return { ...versions, compose, buildx, registry, bases, complete };
}

async function up() {
  if (await toldComplete()) return 0;
  await withLock(home, {
    work,
    onWait: (pid) => say(`waiting for process ${pid}, which is at it`),
  });
  return 0;
}

async function work() {
  // Whoever was waited for may have done it.
  if (await toldComplete()) return;
  const started = performance.now();
  clearScratch();
  await ensurePrograms();
  await ensureTools();
  const registry = canInstall() ? await ensureRegistry() : undefined;
  await ensureDaemon(registry);
  await ensureBases(registry);
  clearScratch();
  if (!(await toldComplete())) {
    throw new Failure(
      'error ENGINE_INCOMPLETE: something ended meanwhile\n  next: see `bin/engine-up --status`, then run this again',
    );
  }
  say(`done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function toldComplete() {
  const { complete, server, compose, buildx } = await look();
  if (complete) {
    say(`ready: engine ${server}, compose ${compose}, buildx ${buildx}, bases in ${result}`);
  }
  return complete;
}

async function status() {
  const seen = await look();
  const lines = {
    client: seen.client,
    engine: seen.server,
    compose: seen.compose,
    buildx: seen.buildx,
    registry: seen.registry ?? (canInstall() ? undefined : 'none needed'),
  };
  for (const name of names) {
    const base = seen.bases[name];
    lines[name] = isDone(base) ? `${base.reference}@${base.digest}` : undefined;
  }
  for (const [name, value] of Object.entries(lines)) {
    process.stdout.write(`${name.padEnd(22)} ${value ?? 'missing'}\n`);
  }
  return seen.complete ? 0 : 1;
}

async function stop() {
  await withLock(home, {
    async work() {
      const ended = { dockerd: await stopDaemon(), 'the registry': await stopRegistry() };
      const what = Object.keys(ended).filter((name) => ended[name]);
      say(what.length > 0 ? `ended ${what.join(' and ')}` : 'nothing here was started by it');
    },
    onWait: (pid) => say(`waiting for process ${pid}, which is at it`),
  });
  return 0;
}

async function usage() {
  process.stdout.write(help);
  return 0;
}

module.exports = { main };
