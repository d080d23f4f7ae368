import { spawnSync } from 'node:child_process';

/** Whether a Docker Engine answers: a `docker` command alone is none. */
export const engineAnswers = spawnSync('docker', ['version']).status === 0;
