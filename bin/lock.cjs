'use strict';
// One build at a time in a checkout. The lock is a file that appears by `link`, so it is whole or absent, and names its
// owner, so that a dead owner's lock is taken over. Only one process can take over from one owner: it first needs the lock
// named after that owner, and looks again once it has that.
const fs = require('node:fs');
const path = require('node:path');
const { randomUUID } = require('node:crypto');
const { setTimeout: delay } = require('node:timers/promises');

async function withLock(folder, { work, onWait }) {
  fs.mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'build.lock');
  const owner = `${process.pid} ${randomUUID()}`;
  for (let told = false; !acquire(lock, owner); await delay(100)) {
    const holder = read(lock);
    // One that has left since, or that another process is taking over from, is nobody to wait for.
    if (told || holder === undefined || !isAlive(holder)) continue;
    onWait(holder.split(' ')[0]);
    told = true;
  }
  const release = () => {
    if (read(lock) === owner) fs.rmSync(lock, { force: true });
  };
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function acquire(lock, owner) {
  const draft = `${lock}.draft-${owner.split(' ')[1]}`;
  fs.writeFileSync(draft, owner);
  try {
    return appear(lock, draft) || takeOver(lock, draft);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** True when a dead owner's lock is now ours. */
function takeOver(lock, draft) {
  const holder = read(lock);
  if (holder === undefined || isAlive(holder)) return false;
  const claim = `${lock}.${holder.split(' ')[1] ?? 'damaged'}`;
  if (!appear(claim, draft))
    return takeOver(claim, draft) && settle(lock, { holder, claim, draft });
  return settle(lock, { holder, claim, draft });
}

/** Whoever came second finds another holder by now. */
function settle(lock, { holder, claim, draft }) {
  try {
    if (read(lock) !== holder) return false;
    const copy = `${draft}.copy`;
    fs.linkSync(draft, copy);
    fs.renameSync(copy, lock);
    return true;
  } finally {
    fs.rmSync(claim, { force: true });
  }
}

function appear(file, draft) {
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(holder) {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

module.exports = { withLock };
