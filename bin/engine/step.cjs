'use strict';
// One line a step on standard error: what is being done, then how long it took.

function say(text) {
  process.stderr.write(`engine-up: ${text}\n`);
}

async function step(title, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  process.stderr.write(`engine-up: ${title} … `);
  try {
    const result = await work();
    process.stderr.write(`${seconds()}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`failed after ${seconds()}\n`);
    throw error;
  }
}

module.exports = { say, step };
