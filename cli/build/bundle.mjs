// Bundles the CLI: one entry for each command, so that only what a command needs is loaded, with shared code in chunks.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { writeManifest } from './manifest.mjs';
import { writeWhole } from './write-whole.mjs';

const cli = resolve(import.meta.dirname, '..');
const source = join(cli, 'src');
const target = join(cli, 'bundle');
/** Chunks of the last build stay this long for commands that still run from them, in milliseconds. */
const keep = 3_600_000;

const files = filesBelow(source).filter((file) => file.endsWith('.ts'));
const entries = files.filter(
  (file) => file === 'main.ts' || file.startsWith('commands/') || file.endsWith('.entry.ts'),
);

/**
 * Parts of `dockerode` that the CLI never reaches: SSH hosts are refused before, and builds open their session themselves.
 * With them come native modules, a gRPC server and files that lie beside the code: 1.6 MB and 60 ms for nothing.
 */
const unreached =
  /\/(docker-modem\/lib\/ssh|dockerode\/lib\/(session|buildkit)|tar-fs\/index)\.js$/;
const withoutUnreached = {
  name: 'without-unreached',
  load: (id) =>
    unreached.test(id.replaceAll('\\', '/'))
      ? 'module.exports = () => { throw new Error("This part of dockerode is not in the bundle"); };'
      : undefined,
};

const bundle = await rolldown({
  cwd: cli,
  plugins: [withoutUnreached],
  input: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), join(source, file)])),
  platform: 'node',
  // They find their binary for this machine beside themselves.
  external: [/^@napi-rs\/keyring/, /^@resvg\/resvg-js/],
  resolve: { conditionNames: ['node', 'import', 'default'] },
  logLevel: 'silent',
});
const { output } = await bundle.generate({
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  sourcemap: false,
});
await bundle.close();
// Chunks before what imports them: a command that starts in the middle finds the old build or the new one.
for (const { fileName, code } of [...output].sort((one, other) => one.isEntry - other.isEntry)) {
  writeWhole(join(target, fileName), code);
}
writeWhole(join(target, 'package.json'), '{ "type": "module" }\n');
removeStale(
  new Set([...output.map(({ fileName }) => fileName), 'package.json', 'oclif.manifest.json']),
);
await writeManifest({ cli, target });

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
