'use strict';
// A registry on loopback, so that the base images have digests as if they had been pulled from afar.
const fs = require('node:fs');
const net = require('node:net');
const { setTimeout: delay } = require('node:timers/promises');
const { inHome, readJson, readText, writeJson } = require('./home.cjs');
const { Failure, lastLines } = require('./failure.cjs');
const { endService, livingPid, startService } = require('./service.cjs');
const { step } = require('./step.cjs');
const { registryProgram } = require('./tools.cjs');

const note = inHome('registry.pid.json');
const portNote = inHome('registry.json');
const log = inHome('registry.log');
const manifestTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
];
const firstPort = 5000;
const lastPort = 5049;

/** Its address while it runs and answers. */
async function registryAddress() {
  const { port } = readJson(portNote) ?? {};
  if (port === undefined || livingPid(note) === undefined) return undefined;
  const address = `127.0.0.1:${port}`;
  return (await ask(`http://${address}/v2/`)) ? address : undefined;
}

async function holds(address, { repository, digest }) {
  return ask(`http://${address}/v2/${repository}/manifests/${digest}`, {
    method: 'HEAD',
    headers: { accept: manifestTypes.join(', ') },
  });
}

async function ask(url, options) {
  try {
    const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(8000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // Refused, reset or late: all of them mean that nothing useful is there.
    return false;
  }
}

async function ensureRegistry() {
  const running = await registryAddress();
  if (running) return running;
  return step('starting the registry', async () => {
    await endService(note, 5);
    const port = await freePort(readJson(portNote)?.port ?? firstPort);
    writeJson(portNote, { port });
    const settings = inHome('registry.yml');
    fs.writeFileSync(settings, configuration(port));
    startService(registryProgram, ['serve', settings], { note, log });
    for (const until = Date.now() + 15_000; Date.now() < until; ) {
      const address = await registryAddress();
      if (address) return address;
      await delay(50);
    }
    throw new Failure(
      `error ENGINE_REGISTRY: the registry does not answer on 127.0.0.1:${port}\n  its log, ${log}, ends with\n${lastLines(readText(log) ?? '')}`,
    );
  });
}

function configuration(port) {
  return `version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: ${JSON.stringify(inHome('registry'))}
  delete:
    enabled: true
http:
  addr: 127.0.0.1:${port}
`;
}

/** The port of last time when nobody took it: references name it. */
async function freePort(preferred) {
  const others = Array.from({ length: lastPort - firstPort + 1 }, (_, index) => firstPort + index);
  for (const port of [preferred, ...others]) {
    if (await isFree(port)) return port;
  }
  throw new Failure(
    `error ENGINE_NO_PORT: every port from ${firstPort} to ${lastPort} is taken\n  next: free one, then run this again`,
  );
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    // All addresses: a port that someone publishes on another address is not ours either.
    server.listen(port, '::', () => server.close(() => resolve(true)));
  });
}

function stopRegistry() {
  return endService(note, 5);
}

module.exports = { ensureRegistry, holds, registryAddress, stopRegistry };
