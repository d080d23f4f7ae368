'use strict';
// dockerd: asked first, started only where none answers, put right where a killed one left something behind.
const fs = require('node:fs');
const net = require('node:net');
const { setTimeout: delay } = require('node:timers/promises');
const { run } = require('./command.cjs');
const { canInstall, environment, inHome, readText } = require('./home.cjs');
const { Failure, lastLines, prerequisite } = require('./failure.cjs');
const { endProcess, endService, livingPid, startOf, startService } = require('./service.cjs');
const { installMissing } = require('./packages.cjs');
const { step } = require('./step.cjs');

const note = inHome('dockerd.json');
const log = inHome('dockerd.log');
const pidFile = '/var/run/docker.pid';
const containerdFolder = '/var/run/docker/containerd';
const systemContainerd = '/run/containerd/containerd.sock';

/** `{ client, server }`, each undefined when it is not there, and what docker says about that. */
async function dockerVersions() {
  const { stdout, output } = await run('docker', ['version', '--format', '{{json .}}'], {
    seconds: 8,
  });
  try {
    const { Client, Server } = JSON.parse(stdout);
    const reason = output.replace(stdout, '').trim();
    return { client: Client?.Version, server: Server?.Version, reason };
  } catch {
    // No docker at all, or one that did not answer in time.
    return { client: undefined, server: undefined, reason: output.trim() };
  }
}

/** Brings the programs, or says why this machine has to do it itself. */
async function ensurePrograms() {
  const { server, reason } = await dockerVersions();
  if (server) return;
  const endpoint = await configuredEndpoint();
  if (!/^unix:\/\/(\/var)?\/run\/docker\.sock$/.test(endpoint)) {
    throw prerequisite(
      `the Docker Engine at ${endpoint} does not answer: start it, or choose another by DOCKER_HOST or \`docker context use\``,
    );
  }
  if (!canInstall()) {
    throw prerequisite(
      `no Docker Engine answers (${reason}): install and start Docker, or run this as root on Debian`,
    );
  }
  await installMissing({ docker: 'docker.io', dockerd: 'docker.io', iptables: 'iptables' });
}

async function configuredEndpoint() {
  if (environment.DOCKER_HOST) return environment.DOCKER_HOST;
  const format = '{{.Endpoints.docker.Host}}';
  const { code, stdout } = await run('docker', ['context', 'inspect', '--format', format]);
  return code === 0 ? stdout.trim() : 'unix:///var/run/docker.sock';
}

async function ensureDaemon(mirror) {
  if ((await dockerVersions()).server) return;
  if (fs.existsSync('/run/systemd/system')) {
    await step('starting dockerd by systemd', async () => {
      await run('systemctl', ['start', 'docker'], { seconds: 60 });
      await untilItAnswers(30, 'journalctl -u docker');
    });
    return;
  }
  await waitForLiving();
  if ((await dockerVersions()).server) return;
  await step('starting dockerd', async () => {
    await endService(note, 12);
    await clearRemains();
    const mirrors = mirror ? ['--registry-mirror', `http://${mirror}`] : [];
    startService('dockerd', ['--data-root', inHome('docker'), ...mirrors], { note, log });
    await untilItAnswers(60, log);
  });
}

/** A dockerd that lives may be slow to answer on a busy machine; only our own is ended when it stays silent. */
async function waitForLiving() {
  const pid = Number(readText(pidFile));
  if (!isDockerd(pid)) return;
  const isOurs = pid === livingPid(note);
  await step(`waiting for dockerd, process ${pid}`, async () => {
    for (const until = Date.now() + 20_000; Date.now() < until; await delay(200)) {
      if ((await dockerVersions()).server) return;
    }
    if (isOurs) return;
    throw new Failure(
      `error ENGINE_SILENT: dockerd runs as process ${pid}, which was not started here, and does not answer\n  next: end it, then run this again`,
    );
  });
}

function isDockerd(pid) {
  return startOf(pid) !== undefined && readText(`/proc/${pid}/comm`)?.trim() === 'dockerd';
}

/** What a dockerd that was killed leaves: its containerd, and files that make the next one wait for nobody. */
async function clearRemains() {
  const containerd = Number(readText(`${containerdFolder}/containerd.pid`));
  if (containerd > 0 && readText(`/proc/${containerd}/cmdline`)?.includes(containerdFolder)) {
    await endProcess(containerd, 10);
  }
  fs.rmSync(pidFile, { force: true });
  for (const name of ['containerd.pid', 'containerd.sock', 'containerd.sock.ttrpc']) {
    fs.rmSync(`${containerdFolder}/${name}`, { force: true });
  }
  // dockerd takes the system's containerd for granted when there is its socket.
  if (fs.existsSync(systemContainerd) && !(await listens(systemContainerd))) {
    fs.rmSync(systemContainerd);
  }
}

function listens(socket) {
  return new Promise((resolve) => {
    const connection = net.connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}

async function untilItAnswers(seconds, where) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await delay(100)) {
    if ((await dockerVersions()).server) return;
    if (where === log && livingPid(note) === undefined) break;
  }
  const fate = where === log && livingPid(note) === undefined ? 'ended' : 'does not answer';
  const ending = where === log ? `; it ends with\n${lastLines(readText(log) ?? '')}` : '';
  throw new Failure(
    `error ENGINE_START: dockerd was started but ${fate}\n  next: read its log, ${where}, put right what it names, then run this again${ending}`,
  );
}

/** Containers get their ten seconds before dockerd ends. */
function stopDaemon() {
  return endService(note, 40);
}

module.exports = { dockerVersions, ensureDaemon, ensurePrograms, stopDaemon };
