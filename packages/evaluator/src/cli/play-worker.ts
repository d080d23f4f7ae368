import { parentPort, workerData } from 'node:worker_threads';
import { serveTasks } from '../shards/serve-tasks.ts';

if (parentPort === null) throw new Error('This is the program of a worker thread');
serveTasks(parentPort, workerData);
