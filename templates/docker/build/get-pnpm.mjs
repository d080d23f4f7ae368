// Puts the pnpm that `package.json` pins into a folder: fetched from the registry, held to its hash, unpacked.
//   node get-pnpm.mjs FOLDER LINK
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const [folder, link] = process.argv.slice(2);
const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, version, algorithm, expected] =
  /^pnpm@([^+]+)\+(sha\d+)\.([0-9a-f]+)$/.exec(packageManager) ?? [];
if (!version) throw new Error(`No pnpm with a hash is pinned: ${packageManager}`);

// npm knows the usual registry, and whatever the base image or the build says of another one.
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
const archive = await download(`${registry.replace(/\/*$/, '')}/pnpm/-/pnpm-${version}.tgz`);
const found = createHash(algorithm).update(archive).digest('hex');
if (found !== expected) throw new Error(`pnpm ${version} has the hash ${found}, not ${expected}`);

mkdirSync(folder, { recursive: true });
execFileSync('tar', ['-xzf', '-', '-C', folder, '--strip-components=1'], { input: archive });
const program = join(folder, 'bin/pnpm.cjs');
chmodSync(program, 0o755);
symlinkSync(program, link);

async function download(url) {
  for (let left = 3; ; left -= 1) {
    try {
      const response = await fetch(url);
      if (response.ok) return Buffer.from(await response.arrayBuffer());
      throw new Error(`${url} answers ${response.status}`);
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}
