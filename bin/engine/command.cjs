'use strict';
// Running other programs: bounded in time, silent, in a process group of their own that ends with us.
const { spawn } = require('node:child_process');
const { environment } = require('./home.cjs');
const { Failure, lastLines } = require('./failure.cjs');

const running = new Set();

// Root's path has no sbin on some machines; dockerd, iptables and debootstrap live there.
const path = `${environment.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;

/** Never rejects: `{ code, stdout, output }`, with code 127 for a program that is not there and 124 after `seconds`. */
function run(command, args, { seconds = 20, env, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...environment, PATH: path, ...env },
      ...options,
    });
    const stdout = [];
    const output = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killGroup(child.pid);
    }, seconds * 1000);
    const finish = (code, note = '') => {
      clearTimeout(timer);
      running.delete(child.pid);
      const text = (chunks) => Buffer.concat(chunks).toString();
      resolve({ code, stdout: text(stdout), output: text(output) + note });
    };
    if (child.pid) running.add(child.pid);
    child.stdout.on('data', (chunk) => {
      stdout.push(chunk);
      output.push(chunk);
    });
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code, signal) => {
      if (late) finish(124, `\nended after ${seconds} s without a result`);
      else finish(code ?? 1, signal ? `\nended by ${signal}` : '');
    });
  });
}

/** The standard output of a command that has to work. */
async function must(command, args, options) {
  const { code, stdout, output } = await run(command, args, options);
  if (code === 0) return stdout;
  throw new Failure(
    `error ENGINE_STEP_FAILED: \`${command} ${args.join(' ')}\` ended with ${code}; it said\n${lastLines(output)}\n  next: put right what it names, then run this again`,
  );
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function endOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      for (const pid of running) killGroup(pid);
      process.stderr.write('\nengine-up: interrupted; run the same command again\n');
      process.exit(130);
    });
  }
}

module.exports = { endOnSignals, must, path, run };
