import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { serveTasks } from '../../dist/shards/serve-tasks.js';

/**
 * Makes this a worker thread that ends when it has played the hand `at`, before it can tell, as often as `times` says:
 * each death leaves a mark in the folder `marks`.
 */
export function serveAndDie({ at, times, marks }) {
  const dieOver = ({ from, to }) => {
    const deaths = readdirSync(marks).length;
    if (from === undefined || at < from || at >= to || deaths >= times) return;
    writeFileSync(join(marks, `${deaths}`), '');
    process.exit(7);
  };
  const port = {
    on: (name, listener) => parentPort.on(name, listener),
    postMessage: (message, memory) => {
      dieOver(message.answer.range ?? {});
      parentPort.postMessage(message, memory);
    },
  };
  serveTasks(port, workerData);
}
