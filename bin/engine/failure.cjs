'use strict';
// What a person reads when something did not work, and the exit code that goes with it.

class Failure extends Error {
  constructor(message, exitCode = 1, options = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Nothing the launcher could do on this machine: exit code 3, as everywhere when a prerequisite is missing. */
function prerequisite(message) {
  return new Failure(`error ENGINE_PREREQUISITE: ${message}`, 3);
}

function lastLines(text, count = 15) {
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => `  | ${line}`).join('\n');
}

module.exports = { Failure, lastLines, prerequisite };
