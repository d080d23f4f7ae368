'use strict';
// Programs that go on running after us. A process is remembered by its id and its start, so that an id that was given to
// another process, after a reboot or without one, is never taken for it.
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { setTimeout: delay } = require('node:timers/promises');
const { environment, readJson, readText, writeJson } = require('./home.cjs');
const { path: searchPath } = require('./command.cjs');

/** Starts it in a session of its own; what it says goes to `log`, who it is to `note`. */
function startService(command, args, { note, log }) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const file = fs.openSync(log, 'w');
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', file, file],
    cwd: '/',
    env: { ...environment, PATH: searchPath },
  });
  fs.closeSync(file);
  child.on('error', (error) => fs.appendFileSync(log, `${error.message}\n`));
  child.unref();
  if (child.pid) writeJson(note, { pid: child.pid, start: startOf(child.pid), command });
}

/** The id of the process noted there while that very process lives. */
function livingPid(note) {
  const { pid, start } = readJson(note) ?? {};
  return pid !== undefined && start !== undefined && startOf(pid) === start ? pid : undefined;
}

async function endService(note, seconds) {
  const pid = livingPid(note);
  const ended = pid !== undefined;
  if (ended) await endProcess(pid, seconds);
  fs.rmSync(note, { force: true });
  return ended;
}

/** Asks a process to end, and ends it when it has not after `seconds`. */
async function endProcess(pid, seconds) {
  const start = startOf(pid);
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (startOf(pid) !== start) return;
    signalProcess(pid, signal);
    const until = Date.now() + (signal === 'SIGTERM' ? seconds : 5) * 1000;
    while (startOf(pid) === start && Date.now() < until) await delay(50);
  }
}

function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** The boot and the tick in it at which a process started; undefined for one that is gone or only waits to be reaped. */
function startOf(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the name, which may hold anything but ends with the last bracket.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields || fields[0] === 'Z') return undefined;
  return `${readText('/proc/sys/kernel/random/boot_id').trim()} ${fields[19]}`;
}

module.exports = { endProcess, endService, livingPid, startOf, startService };
