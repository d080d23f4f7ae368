'use strict';
// One build at a time in a checkout. The lock is a folder, which exactly one process can make; it names its owner, so
// that a dead owner's lock is taken over.
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');

async function withLock(folder, work) {
  fs.mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'lock');
  while (!acquire(lock)) await delay(100);
  const release = () => fs.rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function acquire(lock) {
  try {
    fs.mkdirSync(lock);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAbandoned(lock)) return false;
    fs.rmSync(lock, { recursive: true, force: true });
    return acquire(lock);
  }
  fs.writeFileSync(path.join(lock, 'owner'), String(process.pid));
  return true;
}

function isAbandoned(lock) {
  const owner = path.join(lock, 'owner');
  const found = fs.statSync(lock, { throwIfNoEntry: false });
  if (!found) return false;
  let pid;
  try {
    pid = Number(fs.readFileSync(owner, 'utf8'));
  } catch {
    // No owner yet: the maker is between the two steps, or died there.
    return Date.now() - found.mtimeMs > 2_000;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

module.exports = { withLock };
