import { accessSync, constants, statfsSync } from 'node:fs';
import type { Check } from './check.ts';

/** Is this Node.js new enough? 24 is what images ship, 20.19 the oldest that runs everything. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  return enough
    ? { name: 'node', status: 'ok', reason: `Node.js ${version}` }
    : {
        name: 'node',
        status: 'fail',
        reason: `Node.js ${version} is too old`,
        fix: 'install Node.js 20.19 or newer',
      };
}

/** Space for logs and results. */
export function checkDisk(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  return judgeDisk(folder, bavail * bsize);
}

const mebibyte = 1024 ** 2;
const tight = 1024 * mebibyte;
const tooLittle = 100 * mebibyte;

/** @param free bytes that this user may still write */
export function judgeDisk(folder: string, free: number): Check {
  const reason = `${formatSize(free)} free at \`${folder}\``;
  if (free >= tight) return { name: 'disk', status: 'ok', reason };
  const fix =
    'free some space; old runs below `results/` and files below `logs/` are the first places to look';
  return { name: 'disk', status: free < tooLittle ? 'fail' : 'warn', reason, fix };
}

function formatSize(bytes: number): string {
  const gibibytes = bytes / 1024 ** 3;
  return gibibytes >= 1 ? `${gibibytes.toFixed(1)} GiB` : `${Math.floor(bytes / mebibyte)} MiB`;
}

export function checkWritable(folder: string): Check {
  try {
    accessSync(folder, constants.W_OK);
    return { name: 'permissions', status: 'ok', reason: `\`${folder}\` can be written` };
  } catch {
    return {
      name: 'permissions',
      status: 'fail',
      reason: `\`${folder}\` cannot be written`,
      fix: `make it yours: \`chown -R $(id -un) ${folder}\``,
    };
  }
}
