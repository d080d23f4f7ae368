// Bundles the CLI: one entry for each command, so that only what a command needs is loaded, with shared code in chunks.
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { writeManifest } from './manifest.mjs';

const cli = resolve(import.meta.dirname, '..');
const source = join(cli, 'src');
const target = join(cli, 'bundle');
/** Chunks of the last build stay this long for commands that still run from them, in milliseconds. */
const keep = 3_600_000;

const files = filesBelow(source).filter((file) => file.endsWith('.ts'));
const entries = files.filter(
  (file) => file === 'main.ts' || file.startsWith('commands/') || file.endsWith('.entry.ts'),
);

const bundle = await rolldown({
  cwd: cli,
  input: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), join(source, file)])),
  platform: 'node',
  resolve: { conditionNames: ['node', 'import', 'default'] },
  logLevel: 'silent',
});
const { output } = await bundle.write({
  dir: target,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  sourcemap: false,
});
await bundle.close();
writeFileSync(join(target, 'package.json'), '{ "type": "module" }\n');
await writeManifest({ cli, target });
removeStale(
  new Set([...output.map(({ fileName }) => fileName), 'package.json', 'oclif.manifest.json']),
);

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function removeStale(fresh) {
  for (const file of filesBelow(target)) {
    const path = join(target, file);
    const isCommand = file.startsWith('commands/');
    if (fresh.has(file) || (!isCommand && Date.now() - statSync(path).mtimeMs < keep)) continue;
    rmSync(path);
  }
}
