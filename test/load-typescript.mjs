import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');

/**
 * Bundles a TypeScript file to `.build/` and imports it: Node 20 does not read TypeScript by itself. What the root does not depend
 * on is bundled as well: the packages that do are.
 */
export async function loadTypeScript(file) {
  const folder = join(root, '.build', 'scripts');
  mkdirSync(folder, { recursive: true });
  const output = join(folder, `${basename(file, '.ts')}.mjs`);
  const bundle = await rolldown({
    input: file,
    platform: 'node',
    external: (id) => !/^(\.|\/|@poker-bot\/)/.test(id) && isInstalled(id),
    logLevel: 'silent',
  });
  await bundle.write({ file: output, format: 'esm', codeSplitting: false });
  return import(pathToFileURL(output).href);
}

function isInstalled(id) {
  try {
    import.meta.resolve(id);
    return true;
  } catch {
    return false;
  }
}
